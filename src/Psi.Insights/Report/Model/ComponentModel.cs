namespace Psi.Insights.Report.Model;

/// <summary>Everything a component's page shows.</summary>
internal sealed record ComponentModel(
    PackageSummary Package,
    IReadOnlyList<ComponentUsage> Uses,
    IReadOnlyList<Vulnerability> Vulnerabilities,
    IReadOnlyList<PastUsage> Past);
