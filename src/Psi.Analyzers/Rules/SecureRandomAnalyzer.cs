using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3905: random values come from a cryptographically secure generator.</summary>
public sealed class SecureRandomAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.SecureRandom,
        "Random values come from a secure generator",
        "'{0}' gives values that nobody can predict",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that random values can't be guessed.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live) =>
        EvidenceCalls.Report(start, CryptographyEvidenceCatalogue.SecureRandom, live, Seen);
}
