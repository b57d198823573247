using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3111: generators of secrets that start from a seed in the code: Bouncy Castle's <c>SecureRandom</c>, and <c>System.Random</c>, whose
/// other uses PSI3110 reports.
/// </summary>
public sealed class FixedSeedAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.FixedSeed,
        "Random generator with a fixed seed",
        "'{0}' starts from a seed that is in the code, so it gives the same values in every run, and whoever has the program knows {1}. "
            + "{2}.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a generator gives is as secret as its seed. Let it be seeded by the system.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var random = RandomUses.In(start.Compilation);
        if (random.HasApis)
        {
            start.RegisterOperationAction(
                operation => random.Report(operation, (secret, replacement, hasFixedSeed) =>
                    hasFixedSeed ? Finding(start.Options, secret, replacement) : null),
                OperationKind.Invocation);
        }

        var uses = new Uses(new FixedSeeds(start.Compilation, values));
        if (uses.Exist)
        {
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        }
    }

    private static Diagnostic Finding(AnalyzerOptions options, PredictableSecret secret, string replacement) => Diagnostic.Create(
        Rule.In(options),
        OperationSyntax.Callee(secret.Calls[0]).GetLocation(),
        secret.Calls.Skip(1).Select(static call => OperationSyntax.Callee(call).GetLocation()),
        FindingProperties.Of(FindingProperties.Form, SeedForm.Draw),
        RandomNames.Random,
        "what becomes " + secret.Use.Description + " here",
        "Use " + replacement);

    private sealed class Uses(FixedSeeds seeds)
    {
        public bool Exist => seeds.HasApis;

        public void OnObjectCreation(OperationAnalysisContext context) =>
            Report(context, seeds.SeedOf((IObjectCreationOperation)context.Operation, context.CancellationToken));

        public void OnInvocation(OperationAnalysisContext context) =>
            Report(context, seeds.SeedOf((IInvocationOperation)context.Operation, context.CancellationToken));

        private static void Report(OperationAnalysisContext context, IOperation? seed)
        {
            if (seed is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.In(context.Options),
                    seed.Syntax.GetLocation(),
                    FindingProperties.Of(FindingProperties.Form, SeedForm.Seed),
                    RandomNames.SecureRandom,
                    "all that it gives",
                    "Leave the seed out: new SecureRandom() is seeded by the system"));
            }
        }
    }
}
