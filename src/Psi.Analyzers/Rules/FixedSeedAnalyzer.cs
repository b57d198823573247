using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3111: generators of secrets that start from a seed the code gives: Bouncy Castle's, and System.Random where PSI3110 would speak otherwise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixedSeedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.FixedSeed,
        "Random generator with a fixed seed",
        "'{0}' starts from a seed that is in the code, so it gives the same values in every run, and whoever has the program knows {1}. {2}.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a generator gives is as secret as its seed. Let it be seeded by the system.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.FixedSeed));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var random = new RandomUses(start.Compilation);
            if (random.HasApis)
            {
                start.RegisterOperationAction(operation => random.Report(operation, static (secret, replacement, hasFixedSeed) => hasFixedSeed ? Finding(secret, replacement) : null), OperationKind.Invocation);
            }

            var seeds = new FixedSeeds(start.Compilation);
            if (seeds.HasApis)
            {
                start.RegisterOperationAction(operation => Report(operation, seeds.SeedOf((IObjectCreationOperation)operation.Operation, operation.CancellationToken)), OperationKind.ObjectCreation);
                start.RegisterOperationAction(operation => Report(operation, seeds.SeedOf((IInvocationOperation)operation.Operation, operation.CancellationToken)), OperationKind.Invocation);
            }
        }));
    }

    private static void Report(OperationAnalysisContext context, IOperation? seed)
    {
        if (seed is not null)
        {
            context.ReportDiagnostic(Finding(seed.Syntax.GetLocation(), [], "seed", "SecureRandom", "all that it gives", "Leave the seed out: new SecureRandom() is seeded by the system"));
        }
    }

    private static Diagnostic Finding(PredictableSecret secret, string replacement) => Finding(
        OperationSyntax.Callee(secret.Calls[0]).GetLocation(),
        secret.Calls.Skip(1).Select(static call => OperationSyntax.Callee(call).GetLocation()),
        "draw",
        "Random",
        "what becomes " + secret.Use.Description + " here",
        "Use " + replacement);

    private static Diagnostic Finding(Location location, IEnumerable<Location> others, string form, string generator, string known, string advice) =>
        Diagnostic.Create(Rule, location, others, ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Form, form), generator, known, advice);
}
