using Psi.Manifest;
using Psi.Policy;

namespace Psi.Measures;

/// <summary>
/// Every measure of a repository: to add one, add it to <see cref="All"/> and its row to docs/manifest.md, which a test compares with this.
/// What is not known never counts for the product: it stays in the denominator.
/// </summary>
public static class RepositoryMeasures
{
    /// <summary>All measures, sorted by id.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new()
        {
            Id = "components.approved",
            Unit = "component",
            Source = "components",
            Numerator = "components of which every runtime use is `recommended` or `permitted`, has no diagnostic, and is in a project and "
                + "target framework with no `not-assessed` row",
            Denominator = "components with a runtime use",
            Count = ApprovedComponents,
        },
        new()
        {
            Id = "projects.assessed",
            Unit = "project",
            Source = "projects",
            Numerator = "project paths of which every row is `assessed`",
            Denominator = "project paths that are not `excluded`",
            Count = AssessedProjects,
        },
        new()
        {
            Id = "requirements.assessed",
            Unit = "requirement",
            Source = "requirements",
            Numerator = "requirements that are not `not-assessed`",
            Denominator = "requirements that are not `not-applicable`",
            Count = static manifest =>
                Share.Of(Applicable(manifest), static requirement => requirement.State != RequirementState.NotAssessed),
        },
        new()
        {
            Id = "requirements.met",
            Unit = "requirement",
            Source = "requirements",
            Numerator = "requirements that are `met`; a waived one is not",
            Denominator = "requirements that are not `not-applicable`",
            Count = static manifest => Share.Of(Applicable(manifest), static requirement => requirement.State == RequirementState.Met),
        },
    ];

    /// <summary>The measurements of a manifest, sorted by id. Those it already has are ignored.</summary>
    public static IReadOnlyList<ManifestMeasurement> Of(SecurityManifest manifest) => [.. All.Select(measure => measure.Of(manifest))];

    private static Share ApprovedComponents(SecurityManifest manifest)
    {
        var notAssessed = manifest.Projects
            .Where(project => project.State == ProjectState.NotAssessed)
            .Select(project => (project.Path, project.TargetFramework))
            .ToHashSet();
        List<List<ManifestComponentUse>> shipped =
        [
            .. manifest.Components
                .Select(component => component.Uses.Where(use => use.Scope == ComponentScope.Runtime).ToList())
                .Where(uses => uses.Count > 0),
        ];
        return Share.Of(shipped, uses => uses.TrueForAll(IsApproved));

        bool IsApproved(ManifestComponentUse use) =>
            use.Decision is { Status: ComponentStatus.Recommended or ComponentStatus.Permitted, RuleId: null }
            && !notAssessed.Contains((use.Project, use.TargetFramework));
    }

    private static Share AssessedProjects(SecurityManifest manifest) => Share.Of(
        [
            .. manifest.Projects
                .Where(project => project.State != ProjectState.Excluded)
                .GroupBy(project => project.Path, StringComparer.Ordinal),
        ],
        static builds => builds.All(build => build.State == ProjectState.Assessed));

    private static List<ManifestRequirement> Applicable(SecurityManifest manifest) =>
        [.. manifest.Requirements.Where(requirement => requirement.State != RequirementState.NotApplicable)];
}
