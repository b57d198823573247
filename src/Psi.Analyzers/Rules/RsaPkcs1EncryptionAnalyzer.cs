using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3112: RSA encryption and decryption with PKCS#1 v1.5 padding. Signatures with that padding are not reported.</summary>
public sealed class RsaPkcs1EncryptionAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.RsaPkcs1Encryption,
        "RSA encryption with PKCS#1 padding",
        "'{0}' uses RSA with PKCS#1 v1.5 padding: whoever can tell a failed decryption from another, even by its time, decrypts any "
            + "message step by step (Bleichenbacher). "
            + "Use OAEP with SHA-256 (RSAEncryptionPadding.OaepSHA256) instead; the other side has to change with it.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "PKCS#1 v1.5 padding lets a receiver be used as an oracle that decrypts messages. Use OAEP with SHA-256.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values) =>
        new Uses(start.Compilation, values).Register(start);

    private sealed class Uses(Compilation compilation, CompilationValues values)
        : AlgorithmUses<string>(compilation, RsaPkcs1EncryptionCatalogue.All, values)
    {
        protected override Diagnostic CreateDiagnostic(
            AnalyzerOptions options, Location location, string found, string algorithm, string form) =>
            Diagnostic.Create(Rule.In(options), location, FindingProperties.Of(FindingProperties.Form, form), found);
    }
}
