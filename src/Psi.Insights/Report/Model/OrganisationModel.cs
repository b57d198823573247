using Psi.Manifest;
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

    /// <summary>Every advisory about a component in use, the most severe first.</summary>
    public required IReadOnlyList<AdvisoryModel> Advisories { get; init; }

    public required IReadOnlyList<WaiverEntry> Waivers { get; init; }

    /// <summary>
    /// Projects that the gate did not reach, those that product files exclude, and those with errors, also where they are only reported.
    /// </summary>
    public required IReadOnlyList<ProjectBuild> BuildsToLookAt { get; init; }

    public required IReadOnlyList<OverrideEntry> Overrides { get; init; }

    /// <summary>What Psi says about the repositories' own files and about rules that did not run.</summary>
    public required IReadOnlyList<FindingEntry> Problems { get; init; }

    /// <summary>Products that their repositories declare differently.</summary>
    public required IReadOnlyList<ProductConflict> ProductConflicts { get; init; }

    /// <summary>Policy files of one name and version with different contents.</summary>
    public required IReadOnlyList<PolicyVariants> PolicyVariants { get; init; }

    public IEnumerable<ProjectBuild> NotAssessed => BuildsToLookAt.Where(build => build.State == ProjectState.NotAssessed);

    /// <summary>Projects that are no part of a product, as its product file says.</summary>
    public IEnumerable<ProjectBuild> Excluded => BuildsToLookAt.Where(build => build.State == ProjectState.Excluded);

    /// <summary>Rules that a repo silenced.</summary>
    public IReadOnlyList<FindingEntry> Silenced => field ??= [.. Problems.Where(problem => problem.RuleId == ProblemIds.RuleSilenced)];

    /// <summary>What Psi could not determine, and required rules that did not run.</summary>
    public IReadOnlyList<FindingEntry> Undetermined => field ??=
        [.. Problems.Where(problem => problem.RuleId is ProblemIds.RuleDidNotRun or ProblemIds.Undetermined)];

    /// <summary>The latest date any repository was decided for.</summary>
    public CalendarDate DecidedFor => Repositories.Max(repository => repository.Basis.DecidedFor);
}
