namespace Psi.Insights.Report.Model;

/// <summary>Everything a repository's page shows.</summary>
internal sealed record RepositoryModel
{
    public required RepositorySummary Summary { get; init; }

    public required IReadOnlyList<ProjectVerdict> Verdicts { get; init; }

    public required IReadOnlyList<ComponentUsage> Uses { get; init; }

    public required IReadOnlyList<FindingEntry> Findings { get; init; }

    public required IReadOnlyList<FindingEntry> Evidence { get; init; }

    public required IReadOnlyList<WaiverEntry> Waivers { get; init; }

    public required IReadOnlyList<ProjectBuild> Builds { get; init; }

    public required IReadOnlyList<OverrideEntry> Overrides { get; init; }

    public required IReadOnlyList<DisagreementEntry> Disagreements { get; init; }

    public required IReadOnlyList<MeasurementEntry> Measurements { get; init; }

    public required IReadOnlyList<ServiceSightingEntry> ServiceSightings { get; init; }

    public required IReadOnlyList<PracticeEntry> Practices { get; init; }
}
