using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// The measurements of a manifest. They are computed from its own sections, so that anyone can compute them again (docs/manifest.md has the
/// formulas). What is not known never improves a number: it stays in the denominator.
/// </summary>
public static class ManifestMeasurements
{
    /// <summary>The measurements of a manifest, sorted by id; those it holds already are not looked at.</summary>
    public static IReadOnlyList<ManifestMeasurement> Of(SecurityManifest manifest)
    {
        var projects = manifest.Projects.GroupBy(project => project.Path, StringComparer.Ordinal).ToList();
        var notAssessed = new HashSet<(string, string?)>(
            from project in manifest.Projects
            where project.State != ProjectState.Assessed
            select (project.Path, project.TargetFramework));
        var shipped = manifest.Components
            .Select(component => component.Uses.Where(use => use.Scope == ComponentScope.Runtime).ToList())
            .Where(uses => uses.Count > 0)
            .ToList();
        var applicable = manifest.Requirements.Where(requirement => requirement.State != RequirementState.NotApplicable).ToList();

        return
        [
            Share("components.approved", "component", "components", shipped, uses => uses.All(use => IsApproved(use, notAssessed))),
            Share("projects.assessed", "project", "projects", projects, project => project.All(row => row.State == ProjectState.Assessed)),
            RequirementShare("requirements.assessed", state => state != RequirementState.NotAssessed),
            RequirementShare("requirements.met", state => state == RequirementState.Met),
        ];

        ManifestMeasurement RequirementShare(string id, Func<RequirementState, bool> counts) =>
            Share(id, "requirement", "requirements", applicable, requirement => counts(requirement.State));

        ManifestMeasurement Share<T>(string id, string unit, string source, IReadOnlyList<T> all, Func<T, bool> counts) => new()
        {
            Id = id,
            Numerator = all.Count == 0 ? null : all.Count(counts),
            Denominator = all.Count == 0 ? null : all.Count,
            Unit = unit,
            ObservedAt = manifest.Subject.CommitTime ?? manifest.Policy.DecidedFor.ToString(),
            Source = source,
            State = all.Count == 0 ? MeasurementState.NotApplicable : MeasurementState.Measured,
        };
    }

    private static bool IsApproved(ManifestComponentUse use, HashSet<(string, string?)> notAssessed) =>
        use.Decision is { Status: ComponentStatus.Recommended or ComponentStatus.Permitted, RuleId: null }
        && !notAssessed.Contains((use.Project, use.TargetFramework));
}
