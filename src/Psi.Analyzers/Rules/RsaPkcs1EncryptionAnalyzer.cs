using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3112: RSA encryption and decryption with PKCS#1 v1.5 padding. Signatures with that padding are another matter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RsaPkcs1EncryptionAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.RsaPkcs1Encryption,
        "RSA encryption with PKCS#1 padding",
        "'{0}' uses RSA with PKCS#1 v1.5 padding: whoever can tell a failed decryption from another, even by its time, decrypts any message step by step (Bleichenbacher). "
            + "Use OAEP with SHA-256 (RSAEncryptionPadding.OaepSHA256) instead; the other side has to change with it.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "PKCS#1 v1.5 padding lets a receiver be used as an oracle that decrypts messages. Use OAEP with SHA-256.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.RsaPkcs1Encryption));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start => new Uses(start.Compilation).Register(start)));
    }

    private sealed class Uses(Compilation compilation) : AlgorithmUses<string>(compilation, RsaPkcs1EncryptionCatalogue.All)
    {
        protected override Diagnostic CreateDiagnostic(Location location, string found, string algorithm, string form) =>
            Diagnostic.Create(Rule, location, ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Form, form), found);
    }
}
