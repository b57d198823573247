using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Samples;

/// <summary>
/// Completes a manifest of which a test states only what it is about, so that it does not contradict itself: a row for each project that it
/// names, a verdict of every requirement on each, and the waivers that it names.
/// </summary>
internal static class CompletedManifest
{
    public static SecurityManifest Of(SecurityManifest manifest)
    {
        var projects = Projects(manifest);
        var builds = projects
            .Where(project => project.State != ProjectState.Excluded)
            .Select(project => (project.Path, project.TargetFramework))
            .Distinct()
            .ToList();
        return manifest with
        {
            Projects = projects,
            Requirements = [.. manifest.Requirements.Select(requirement => Of(requirement, builds))],
            Waivers =
            [
                .. manifest.Waivers,
                .. WaiversIn(manifest)
                    .Distinct(StringComparer.Ordinal)
                    .Where(id => manifest.Waivers.All(waiver => waiver.Id != id))
                    .Select(id => SampleOrganisation.Waiver(
                        id, "PSI9999", "Tests.", new CalendarDate(2026, 10, 1), new CalendarDate(2027, 2, 1), WaiverState.Valid)),
            ],
        };
    }

    private static List<ManifestProject> Projects(SecurityManifest manifest)
    {
        List<ManifestProject> projects =
        [
            .. manifest.Projects.Select(project => project with
            {
                Reason = project.State == ProjectState.Assessed ? null : project.Reason ?? "tests",
            }),
        ];
        foreach (var (path, framework) in ProjectsIn(manifest))
        {
            var isThere = projects.Exists(project => project.Path == path
                && (framework is null || project.State == ProjectState.Excluded || project.TargetFramework == framework));
            if (!isThere)
            {
                projects.Add(SampleOrganisation.Project(path) with { TargetFramework = framework ?? "net10.0" });
            }
        }

        return projects;
    }

    private static ManifestRequirement Of(ManifestRequirement requirement, List<(string Path, string? Framework)> builds)
    {
        List<ManifestRequirementVerdict> verdicts =
        [
            .. requirement.Projects
                .Select(verdict => verdict with
                {
                    State = requirement.State,
                    Basis = requirement.State == RequirementState.Met ? verdict.Basis : [],
                })
                .Take(1),
            .. requirement.Projects.Skip(1),
        ];
        verdicts.AddRange(builds
            .Where(build => !verdicts.Exists(one => (one.Project, one.TargetFramework) == build))
            .Select(build => new ManifestRequirementVerdict
            {
                Project = build.Path,
                TargetFramework = build.Framework,
                State = RequirementState.NotApplicable,
                Reason = "the project compiles no code",
            }));
        return requirement with { Projects = verdicts };
    }

    private static IEnumerable<string> WaiversIn(SecurityManifest manifest) =>
    [
        .. manifest.Components.SelectMany(component => component.Uses)
            .SelectMany(use => use.Remarks.Select(remark => remark.Waiver).Append(use.Decision.Waiver))
            .OfType<string>(),
        .. manifest.Requirements.SelectMany(requirement => requirement.Projects).Select(verdict => verdict.Waiver).OfType<string>(),
        .. manifest.Findings.Select(finding => finding.Waiver).OfType<string>(),
    ];

    private static IEnumerable<(string Path, string? Framework)> ProjectsIn(SecurityManifest manifest) =>
    [
        .. manifest.Components.SelectMany(component => component.Uses).Select(use => (use.Project, (string?)use.TargetFramework)),
        .. manifest.Requirements.SelectMany(requirement => requirement.Projects)
            .Select(verdict => (verdict.Project, verdict.TargetFramework)),
        .. manifest.Findings.Concat(manifest.Evidence).Select(finding => (finding.Project, (string?)null)),
    ];
}
