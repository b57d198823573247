using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3908: secrets come from a vault.</summary>
public sealed class SecretVaultAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.SecretVault,
        "Secrets come from a vault",
        "'{0}' reads secrets from a vault",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that secrets are kept in a vault and not with the code.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live) =>
        EvidenceCalls.Report(start, SecretVaultCatalogue.Methods, live, Seen);
}
