using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3101: MD5, SHA-1 and other hash algorithms that are not approved, in the APIs of .NET and Bouncy Castle.</summary>
public sealed class WeakHashAlgorithmAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakHashAlgorithm,
        "Weak hash algorithm",
        "'{0}' uses {1}: {2}. Use {3} instead; hashes that are already stored or exchanged change with it.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "MD5 and SHA-1 no longer resist collisions and are not approved for signatures, HMAC, key derivation or integrity. "
            + "Use SHA-256 or stronger.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : AlgorithmUses<WeakHash>(compilation, WeakHashCatalogue.All, values)
    {
        // The security of OAEP does not depend on collision resistance.
        protected override bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) =>
            !IsOaep(GivenTo(use))
            && !HashPurpose.IsNonSecurity(use);

        protected override Diagnostic CreateDiagnostic(
            AnalyzerOptions options, Location location, string found, WeakHash algorithm, string form)
        {
            var properties = FindingProperties.Of(FindingProperties.Algorithm, algorithm.Name).Add(FindingProperties.Form, form);
            return Diagnostic.Create(Rule.In(options), location, properties, found, algorithm.Name, algorithm.Why, algorithm.Replacement);
        }

        private static bool IsOaep(IOperation? taker) => taker is IObjectCreationOperation
        {
            Type: { Name: CipherNames.OaepEncoding, ContainingNamespace.Name: CipherNames.Encodings },
        };

        private static IOperation? GivenTo(IOperation value)
        {
            while (value.Parent is IConversionOperation)
            {
                value = value.Parent;
            }

            return (value.Parent as IArgumentOperation)?.Parent;
        }
    }
}
