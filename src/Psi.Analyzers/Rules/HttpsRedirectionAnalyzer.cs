using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3902: HTTP is redirected to HTTPS.</summary>
public sealed class HttpsRedirectionAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.HttpsRedirection,
        "HTTP is redirected to HTTPS",
        "'{0}' sends clients that come over HTTP to HTTPS",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that clients use TLS.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live) =>
        EvidenceCalls.Report(start, HttpEvidenceCatalogue.HttpsRedirection, live, Seen);
}
