using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>Adds single statements to fragments, so that a test shows only what it is about.</summary>
internal static class Statements
{
    public static Fragment Using(
        this Fragment fragment,
        string purl,
        ComponentStatus status = ComponentStatus.Permitted,
        ComponentScope scope = ComponentScope.Runtime,
        string? ruleId = null,
        string? waiver = null,
        int line = 10,
        IReadOnlyList<IReadOnlyList<string>>? chains = null,
        string? message = null) => fragment with
        {
            Components =
            [
                .. fragment.Components,
                new ManifestComponent
                {
                    Purl = PackageUrl.Parse(purl),
                    Uses =
                    [
                        new ManifestComponentUse
                        {
                            Project = fragment.Project.Path,
                            TargetFramework = fragment.Project.TargetFramework!,
                            Scope = scope,
                            Direct = true,
                            Chains = chains ?? [[PackageUrl.Parse(purl).Name]],
                            At = new FileLocation(fragment.Project.Path, line, 5),
                            Decision = new ManifestDecision
                            {
                                Status = status,
                                RuleId = ruleId,
                                Severity = ruleId switch
                                {
                                    null => Severity.None,
                                    // Without a day from which it is enforced.
                                    ProblemIds.Deprecated => Severity.Warning,
                                    _ => Severity.Error,
                                },
                                Message = message,
                                Waiver = waiver,
                            },
                        },
                    ],
                },
            ],
        };

    public static Fragment Stating(
        this Fragment fragment,
        string requirement,
        RequirementState state,
        int findings = 0,
        string? reason = null,
        string? waiver = null) =>
        fragment with
        {
            Requirements =
        [
            .. fragment.Requirements,
            new ManifestRequirement
            {
                Id = requirement,
                Title = $"Title of {requirement}",
                Severity = Severity.Error,
                State = state,
                Projects =
                [
                    new ManifestRequirementVerdict
                    {
                        Project = fragment.Project.Path,
                        TargetFramework = fragment.Project.TargetFramework,
                        State = state,
                        Findings = findings,
                        Waiver = waiver,
                        Reason = reason
                            ?? (state == RequirementState.NotApplicable
                                ? "it does not apply to product level 1"
                                : $"{state} in {fragment.Project.Path}"),
                    },
                ],
            },
        ],
        };

    public static Fragment CutOffByTheCompiler(this Fragment fragment) => fragment with
    {
        Stage = FragmentStage.BeforeCompile,
        Project = fragment.Project with { State = ProjectState.NotAssessed },
    };

    public static Fragment DecidedFor(this Fragment fragment, CalendarDate date) =>
        fragment with { Policy = fragment.Policy with { DecidedFor = date } };

    public static Fragment DecidedBy(this Fragment fragment, string digest) =>
        fragment with { Policy = fragment.Policy with { Sha256 = digest } };

    /// <summary>Merges fragments of a repository whose only projects are theirs.</summary>
    public static SecurityManifest Merged(params Fragment[] fragments) => MergedIn([], fragments);

    /// <summary>Merges fragments of a repository that also has these projects.</summary>
    public static SecurityManifest MergedIn(string[] otherProjects, params Fragment[] fragments) =>
        ManifestMerge.Merge(fragments, Examples.Subject, [.. fragments.Select(fragment => fragment.Project.Path), .. otherProjects]);
}
