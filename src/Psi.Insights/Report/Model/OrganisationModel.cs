using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>Everything the organisation's page shows.</summary>
internal sealed record OrganisationModel
{
    /// <summary>What its policies call it.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<RepositorySummary> Repositories { get; init; }

    public required IReadOnlyList<PackageSummary> Packages { get; init; }

    public required IReadOnlyList<ComponentToActOn> ToActOn { get; init; }

    public required IReadOnlyList<WaiverEntry> Waivers { get; init; }

    public required IReadOnlyList<ProjectBuild> NotAssessed { get; init; }

    public required IReadOnlyList<OverrideEntry> Overrides { get; init; }

    /// <summary>Rules that a repo silenced (PSI0102).</summary>
    public required IReadOnlyList<FindingEntry> Silenced { get; init; }

    /// <summary>What Psi could not determine (PSI1006), and required rules that did not run (PSI0103).</summary>
    public required IReadOnlyList<FindingEntry> Undetermined { get; init; }

    /// <summary>The latest date any repository was decided for.</summary>
    public CalendarDate DecidedFor => Repositories.Max(r => r.Basis.DecidedFor);
}
