using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3906: secrets are compared in constant time.</summary>
public sealed class ConstantTimeComparisonAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.ConstantTimeComparison,
        "Secrets are compared in constant time",
        "'{0}' takes the same time whatever the values are",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that the time of a comparison tells nothing of a secret.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live) =>
        EvidenceCalls.Report(start, CryptographyEvidenceCatalogue.ConstantTimeComparison, live, Seen);
}
