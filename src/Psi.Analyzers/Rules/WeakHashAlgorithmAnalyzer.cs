using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3101: MD5, SHA-1 and other hash algorithms that are not approved, in every shape .NET and Bouncy Castle offer them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakHashAlgorithmAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakHashAlgorithm,
        "Weak hash algorithm",
        "'{0}' uses {1}: {2}. Use {3} instead; hashes that are already stored or exchanged change with it.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "MD5 and SHA-1 no longer resist collisions and are not approved for signatures, HMAC, key derivation or integrity. Use SHA-256 or stronger.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.WeakHashAlgorithm));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start => new Uses(start.Compilation).Register(start)));
    }

    private sealed class Uses(Compilation compilation) : AlgorithmUses<WeakHash>(compilation, WeakHashCatalogue.All)
    {
        // OAEP does not rest on collision resistance.
        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) =>
            GivenTo(use) is not IObjectCreationOperation { Type: { Name: "OaepEncoding", ContainingNamespace.Name: "Encodings" } }
            && !HashPurpose.IsNonSecurity(use);

        private static IOperation? GivenTo(IOperation value)
        {
            while (value.Parent is IConversionOperation)
            {
                value = value.Parent;
            }

            return (value.Parent as IArgumentOperation)?.Parent;
        }

        protected override Diagnostic CreateDiagnostic(Location location, string found, WeakHash algorithm, string form) => Diagnostic.Create(
            Rule,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Algorithm, algorithm.Name).Add(FindingProperties.Form, form),
            found,
            algorithm.Name,
            algorithm.Why,
            algorithm.Replacement);
    }
}
