using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3102: DES, Triple DES, RC2, RC4 and Blowfish, in the APIs of .NET and Bouncy Castle.</summary>
public sealed class BrokenCipherAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.BrokenCipher,
        "Broken cipher",
        "'{0}' uses {1}: {2}. Use AES with authentication (AesGcm) instead; what is already encrypted has to be encrypted anew.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "DES, Triple DES, RC2, RC4 and Blowfish no longer keep data secret and are not approved. "
            + "Use AES-GCM with a 256-bit key.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : AlgorithmUses<BrokenCipher>(compilation, BrokenCipherCatalogue.All, values)
    {
        protected override bool RunsAlgorithm(IMethodSymbol method) => method.Name == CipherNames.Create;

        protected override Diagnostic CreateDiagnostic(
            AnalyzerOptions options, Location location, string found, BrokenCipher cipher, string form)
        {
            var properties = FindingProperties.Of(FindingProperties.Algorithm, cipher.Name).Add(FindingProperties.Form, form);
            return Diagnostic.Create(Rule.In(options), location, properties, found, cipher.Name, cipher.Why);
        }
    }
}
