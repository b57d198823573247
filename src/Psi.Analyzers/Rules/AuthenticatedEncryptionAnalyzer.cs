using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3904: data is encrypted with authentication.</summary>
public sealed class AuthenticatedEncryptionAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.AuthenticatedEncryption,
        "Data is encrypted with authentication",
        "'{0}' encrypts so that a change of the result is noticed",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that encrypted data can't be changed unnoticed.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live) =>
        EvidenceCalls.Report(start, CryptographyEvidenceCatalogue.AuthenticatedEncryption, live, Seen);
}
