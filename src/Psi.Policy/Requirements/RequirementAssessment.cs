namespace Psi.Policy;

/// <summary>Whether a project meets all requirements, and what to report about that.</summary>
/// <param name="Verdicts">One per requirement, in the policy's order.</param>
/// <param name="Problems">PSI0101, PSI0102, PSI0103 and PSI0005, sorted by place.</param>
public sealed record RequirementAssessment(IReadOnlyList<RequirementVerdict> Verdicts, IReadOnlyList<Problem> Problems)
{
    /// <summary>Before the compile nothing is known: every requirement that applies is not assessed.</summary>
    public static RequirementAssessment NotYet(EffectivePolicy policy, int productLevel, string reason) => new(
        [.. policy.Requirements.Select(requirement => requirement.IsForLevel(productLevel)
            ? new RequirementVerdict { Requirement = requirement, State = RequirementState.NotAssessed, Reason = reason }
            : NotOfItsLevel(requirement, productLevel))],
        []);

    /// <summary>Assesses a project after its compile.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="productLevel">1–3.</param>
    /// <param name="facts">What is known of the project.</param>
    /// <param name="waivers">The product's waivers.</param>
    /// <param name="attestations">The product's attestations.</param>
    /// <param name="today">The date to decide for.</param>
    public static RequirementAssessment Assess(
        EffectivePolicy policy,
        int productLevel,
        RequirementFacts facts,
        WaiverBook waivers,
        AttestationBook attestations,
        CalendarDate today)
    {
        var problems = new List<Problem>();
        var verdicts = new List<RequirementVerdict>();
        var hindrances = new List<(RuleRun Run, Requirement Requirement)>();
        var cases = new RequirementCases(facts, waivers, attestations);
        foreach (var requirement in policy.Requirements)
        {
            if (!requirement.IsForLevel(productLevel))
            {
                verdicts.Add(NotOfItsLevel(requirement, productLevel));
                continue;
            }

            if (!facts.Traits.Match(requirement))
            {
                verdicts.Add(NotOfItsKind(requirement, facts.Traits));
                continue;
            }

            var found = cases.Assess(requirement);
            verdicts.Add(found.Verdict);
            hindrances.AddRange(found.Hindrances.Select(run => (run, requirement)));
            problems.AddRange(found.Covering.Select(status => status.Problem).OfType<Problem>().Where(IsStaleWaiver));
            if (found.Verdict.OpenFindings is { Count: > 0 } open)
            {
                var newOnes = RequirementProblems.MoreThanAccepted(open, waivers, cases.Counts);
                problems.Add(RequirementProblems.Unmet(requirement, open, newOnes, today));
            }
        }

        // What keeps many rules from looking, such as RunAnalyzers=false, is one thing to change and so one problem.
        problems.AddRange(hindrances
            .GroupBy(hindrance => (hindrance.Run.State, hindrance.Run.How, hindrance.Run.At))
            .Select(group => RequirementProblems.Hindered(
                group.First().Run,
                [.. group.Select(hindrance => hindrance.Run.RuleId).Distinct().OrderBy(id => id, StringComparer.Ordinal)],
                [.. group.Select(hindrance => hindrance.Requirement).Distinct()],
                facts.Project,
                today)));
        return new(verdicts, Problem.InOrder(problems));
    }

    /// <summary>
    /// The same for a test project whose code rules pass over: what would be met by their silence does not apply, and neither does what no
    /// rule looks at. What was found there all the same, and what kept a rule from looking, counts.
    /// </summary>
    public RequirementAssessment WithoutTests(TestProjectDecision decision) => this with
    {
        Verdicts =
        [
            .. Verdicts.Select(verdict => verdict.IsOnlyOfCodeThatShips
                ? verdict with { State = RequirementState.NotApplicable, Reason = decision.NotApplicableBecause, Basis = [], Evidence = [] }
                : verdict),
        ],
    };

    /// <summary>
    /// Whether a requirement does not apply because of the product's level, which all of a product's projects share, by the reason that is
    /// written down. Other reasons are about one project only.
    /// </summary>
    public static bool IsReasonOfLevel(string reason) => reason.StartsWith(NotOfLevel, StringComparison.Ordinal);

    private const string NotOfLevel = "it does not apply to product level";

    private static bool IsStaleWaiver(Problem problem) => problem.RuleId == ProblemIds.WaiverStale;

    private static RequirementVerdict NotOfItsLevel(Requirement requirement, int productLevel) =>
        NotApplicable(requirement, $"{NotOfLevel} {productLevel}");

    private static RequirementVerdict NotOfItsKind(Requirement requirement, ProjectTraits traits) => NotApplicable(
        requirement,
        $"it is for {string.Join(", ", requirement.AppliesTo!.Select(trait => trait.Text))}, and this project is {traits.Kind}");

    private static RequirementVerdict NotApplicable(Requirement requirement, string reason) =>
        new() { Requirement = requirement, State = RequirementState.NotApplicable, Reason = reason };
}
