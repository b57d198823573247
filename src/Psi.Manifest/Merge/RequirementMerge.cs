using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// Every requirement of the policy once, with a verdict on every project. A project that Psi never saw has one too: missing fragments must
/// not make a requirement look better.
/// </summary>
internal static class RequirementMerge
{
    public static List<ManifestRequirement> Merge(
        IReadOnlyList<MergeInput> fragments, IReadOnlyList<string> neverBuilt, TestReferrers referrers)
    {
        var stated = fragments
            .Select(input => (Input: input, ById: input.Fragment.Requirements.ToLookup(IdOf, StringComparer.Ordinal)))
            .ToList();
        return
        [
            .. fragments
                .Where(input => input.SharesDecisionContext)
                .SelectMany(input => input.Fragment.Requirements)
                .GroupBy(IdOf, StringComparer.Ordinal)
                .OrderBy(requirement => requirement.Key, StringComparer.Ordinal)
                .Select(requirement => Merge(
                    [.. requirement],
                    [
                        .. stated.SelectMany(fragment => VerdictsOf(fragment.Input, fragment.ById[requirement.Key], referrers)),
                        .. neverBuilt.Select(ProjectMerge.NeverBuiltVerdict).Select(MergedVerdict.Certain),
                    ])),
        ];
    }

    private static string IdOf(ManifestRequirement requirement) => requirement.Id;

    private static ManifestRequirement Merge(IReadOnlyList<ManifestRequirement> stated, IReadOnlyList<MergedVerdict> verdicts)
    {
        var isApplied = verdicts.Any(
            verdict => verdict.Stated.State is RequirementState.Met or RequirementState.Waived or RequirementState.Unmet);
        var projects = WhereItApplies([.. verdicts.Select(verdict => isApplied ? verdict.IfApplied : verdict.Stated)])
            .GroupBy(verdict => (verdict.Project, verdict.TargetFramework))
            .Select(WorstOf)
            .OrderBy(verdict => verdict.Project, StringComparer.Ordinal)
            .ThenBy(verdict => verdict.TargetFramework, StringComparer.Ordinal)
            .ToList();
        return stated[0] with
        {
            Asvs = Union(stated.Select(requirement => requirement.Asvs)),
            AppliesTo = stated.Any(requirement => requirement.AppliesTo.Count == 0)
                ? []
                : Union(stated.Select(requirement => requirement.AppliesTo)),
            Rules = Union(stated.Select(requirement => requirement.Rules)),
            Evidence = Union(stated.Select(requirement => requirement.Evidence)),
            Attestable = stated.All(requirement => requirement.Attestable),
            Severity = stated.Max(requirement => requirement.Severity),
            State = projects.Max(verdict => verdict.State),
            Projects = projects,
        };
    }

    private static IEnumerable<MergedVerdict> VerdictsOf(
        MergeInput input, IEnumerable<ManifestRequirement> stated, TestReferrers referrers)
    {
        var (project, reason) = (input.Fragment.Project, input.NotAssessedReason);
        var contradiction = referrers.Of(project);
        var notAssessed = new ManifestRequirementVerdict
        {
            Project = project.Path,
            TargetFramework = project.TargetFramework,
            State = RequirementState.NotAssessed,
            Reason = reason ?? "its build says nothing about this requirement; build it again",
        };
        var verdicts = input.SharesDecisionContext ? stated.SelectMany(requirement => requirement.Projects).ToList() : [];
        if (verdicts.Count == 0)
        {
            return [MergedVerdict.Certain(notAssessed)];
        }

        return verdicts.Select(verdict =>
            reason is not null && IsFavourable(verdict) ? MergedVerdict.Certain(notAssessed)
            : contradiction is not null && TestProjectDecision.IsReason(verdict.Reason)
                ? MergedVerdict.Certain(verdict with { State = RequirementState.NotAssessed, Reason = contradiction, Basis = [] })
            : reason is not null && verdict.State == RequirementState.NotApplicable ? new MergedVerdict(verdict, notAssessed)
            : MergedVerdict.Certain(verdict));
    }

    private static bool IsFavourable(ManifestRequirementVerdict verdict) =>
        verdict.State is RequirementState.Met or RequirementState.Waived
        || (verdict.State == RequirementState.NotApplicable && !RequirementAssessment.IsReasonOfLevel(verdict.Reason));

    // Whether a requirement applies to a product depends on its level alone, so what one assessed project says of that holds for all. That
    // one project has no code, or only tests, says nothing of another.
    private static IEnumerable<ManifestRequirementVerdict> WhereItApplies(IReadOnlyList<ManifestRequirementVerdict> verdicts)
    {
        var assessed = verdicts.Where(verdict => verdict.State != RequirementState.NotAssessed).ToList();
        return assessed.Count > 0 && assessed.All(IsOfLevel)
            ? verdicts.Select(verdict => verdict with { State = RequirementState.NotApplicable, Reason = assessed[0].Reason })
            : verdicts;
    }

    private static bool IsOfLevel(ManifestRequirementVerdict verdict) =>
        verdict.State == RequirementState.NotApplicable && RequirementAssessment.IsReasonOfLevel(verdict.Reason);

    private static ManifestRequirementVerdict WorstOf(IEnumerable<ManifestRequirementVerdict> verdicts)
    {
        var worstFirst = verdicts
            .OrderByDescending(verdict => verdict.State)
            .ThenByDescending(verdict => verdict.Findings)
            .ThenBy(verdict => verdict.Reason, StringComparer.Ordinal)
            .ThenBy(verdict => verdict.Waiver, StringComparer.Ordinal)
            .ToList();
        // Lists are the same only when they are one object, so that of the first counts.
        return worstFirst[0] with { Findings = worstFirst.Max(verdict => verdict.Findings) };
    }

    private static List<string> Union(IEnumerable<IReadOnlyList<string>> lists) =>
        [.. lists.SelectMany(list => list).Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal)];

    // What nobody assessed is not applicable by the product's level alone. Where the requirement applies to another build of the product,
    // that can't be the reason, so it is not known.
    private sealed record MergedVerdict(ManifestRequirementVerdict Stated, ManifestRequirementVerdict IfApplied)
    {
        public static MergedVerdict Certain(ManifestRequirementVerdict verdict) => new(verdict, verdict);
    }
}
