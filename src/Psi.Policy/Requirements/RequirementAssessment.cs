namespace Psi.Policy;

/// <summary>Whether a project meets all requirements, and what to report about that.</summary>
/// <param name="Verdicts">One per requirement, in the policy's order.</param>
/// <param name="Problems">PSI0101, PSI0102, PSI0103 and PSI0005, sorted by place.</param>
public sealed record RequirementAssessment(IReadOnlyList<RequirementVerdict> Verdicts, IReadOnlyList<Problem> Problems)
{
    /// <summary>Before the compile nothing is known: every requirement that applies is not assessed.</summary>
    public static RequirementAssessment NotYet(EffectivePolicy policy, int productLevel, string reason) => new(
        [.. policy.Requirements.Select(requirement => requirement.AppliesTo(productLevel)
            ? new RequirementVerdict { Requirement = requirement, State = RequirementState.NotAssessed, Reason = reason }
            : NotApplicable(requirement, productLevel))],
        []);

    /// <summary>Assesses a project after its compile.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="productLevel">1–3.</param>
    /// <param name="runs">
    /// What became of each rule that a requirement names, with an entry for each thing that kept it from looking; a rule without an entry
    /// did not run.
    /// </param>
    /// <param name="findings">What the rules found.</param>
    /// <param name="waivers">The product's waivers.</param>
    /// <param name="project">The project file, where to report what has no place of its own.</param>
    /// <param name="today">The date to decide for.</param>
    public static RequirementAssessment Assess(
        EffectivePolicy policy,
        int productLevel,
        IReadOnlyList<RuleRun> runs,
        IReadOnlyList<RuleFinding> findings,
        WaiverBook waivers,
        FileLocation project,
        CalendarDate today)
    {
        var problems = new List<Problem>();
        var verdicts = new List<RequirementVerdict>();
        var hindrances = new List<(RuleRun Run, Requirement Requirement)>();
        var counts = waivers.Baseline is null ? FindingCounts.None : FindingCounts.Of(findings.Where(finding => !finding.IsSuppressed));
        var runsOf = runs.ToLookup(run => run.RuleId, StringComparer.Ordinal);
        foreach (var requirement in policy.Requirements)
        {
            if (!requirement.AppliesTo(productLevel))
            {
                verdicts.Add(NotApplicable(requirement, productLevel));
                continue;
            }

            var open = new List<RuleFinding>();
            var covering = new SortedDictionary<string, WaiverStatus>(StringComparer.Ordinal);
            foreach (var finding in findings.Where(finding => requirement.Rules.Contains(finding.RuleId)))
            {
                var baseline = finding.IsSuppressed ? null : waivers.BaselineForFinding(finding.RuleId, finding.At.Path, counts);
                if (!IsCovered(finding.RuleId, finding.At.Path, baseline))
                {
                    open.Add(finding);
                }
            }

            var blind = new List<string>();
            foreach (var rule in requirement.Rules)
            {
                var openRuns = RunsOf(rule)
                    .Where(run => run.State != RuleRunState.Ran)
                    .Where(run => !IsCovered(rule, (run.Hides ?? run.At ?? project).Path, baseline: null))
                    .ToList();
                if (openRuns.Count == 0)
                {
                    continue;
                }

                blind.Add(rule);
                hindrances.AddRange(openRuns.Select(run => (run, requirement)));
            }

            open.Sort(ByPlace);
            var inForce = covering.Values.Where(status => status.IsInForce).Select(status => status.Waiver.Id);
            verdicts.Add(Verdict(requirement, open, blind, [.. inForce]));
            problems.AddRange(covering.Values.Select(status => status.Problem).OfType<Problem>().Where(IsStaleWaiver));
            if (open.Count > 0)
            {
                problems.Add(Unmet(requirement, open, MoreThanAccepted(open, waivers, counts), today));
            }

            bool IsCovered(string ruleId, string path, WaiverStatus? baseline)
            {
                WaiverStatus?[] candidates = [waivers.ForRule(ruleId, path), waivers.ForRequirement(requirement.Id, path), baseline];
                var status = candidates.OfType<WaiverStatus>().OrderByDescending(candidate => candidate.IsInForce).FirstOrDefault();
                if (status is null)
                {
                    return false;
                }

                covering[status.Waiver.Id] = status;
                return status.IsInForce;
            }
        }

        // What keeps many rules from looking, such as RunAnalyzers=false, is one thing to change and so one problem.
        problems.AddRange(hindrances
            .GroupBy(hindrance => (hindrance.Run.State, hindrance.Run.How, hindrance.Run.At))
            .Select(group => Hindered(
                group.First().Run,
                [.. group.Select(hindrance => hindrance.Run.RuleId).Distinct().OrderBy(id => id, StringComparer.Ordinal)],
                [.. group.Select(hindrance => hindrance.Requirement).Distinct()],
                project,
                today)));
        return new(verdicts, Problem.InOrder(problems));

        IEnumerable<RuleRun> RunsOf(string rule) =>
            runsOf.Contains(rule) ? runsOf[rule] : [new RuleRun(rule, RuleRunState.DidNotRun, "no analyzer of the compile has it")];
    }

    /// <summary>
    /// The same for a test project whose code rules pass over: what would be met by their silence does not apply. What was found there all
    /// the same, and what kept a rule from looking, counts.
    /// </summary>
    public RequirementAssessment WithoutTests(TestProjectDecision decision) => this with
    {
        Verdicts =
        [
            .. Verdicts.Select(verdict => verdict.State == RequirementState.Met
                ? verdict with { State = RequirementState.NotApplicable, Reason = decision.NotApplicableBecause }
                : verdict),
        ],
    };

    private static bool IsStaleWaiver(Problem problem) => problem.RuleId == ProblemIds.WaiverStale;

    private static RequirementVerdict Verdict(
        Requirement requirement, List<RuleFinding> open, List<string> blind, IReadOnlyList<string> waivers)
    {
        var rules = string.Join(", ", requirement.Rules);
        var (state, reason) = (open.Count, blind.Count, waivers.Count) switch
        {
            ( > 0, _, _) => (RequirementState.Unmet, $"{Found(open)}, the first at {open[0].At}"),
            (_, > 0, _) => (RequirementState.NotAssessed, $"{string.Join(", ", blind)} did not look at all of the project"),
            (_, _, > 0) => (RequirementState.Waived, $"waived by {string.Join(", ", waivers)}"),
            _ => (RequirementState.Met, $"{rules} ran and found nothing"),
        };
        return new() { Requirement = requirement, State = state, Reason = reason, OpenFindings = open, Waivers = waivers };
    }

    private static string Found(List<RuleFinding> open) =>
        $"{Quantity.Of(open.Count, "finding")} of {string.Join(", ", open.Select(finding => finding.RuleId).Distinct())}";

    private static RequirementVerdict NotApplicable(Requirement requirement, int productLevel) => new()
    {
        Requirement = requirement,
        State = RequirementState.NotApplicable,
        Reason = $"{NotOfLevel} {productLevel}",
    };

    private const string NotOfLevel = "it does not apply to product level";

    /// <summary>
    /// Whether a requirement does not apply because of the product's level, which all of a product's projects share, by the reason that is
    /// written down. Other reasons are about one project only.
    /// </summary>
    public static bool IsReasonOfLevel(string reason) => reason.StartsWith(NotOfLevel, StringComparison.Ordinal);

    // Lines are not recorded, so nobody can say which of them is new.
    private static string MoreThanAccepted(List<RuleFinding> open, WaiverBook waivers, FindingCounts counts)
    {
        var exceeded = open
            .Select(finding => (finding.RuleId, finding.At.Path, Accepted: waivers.AcceptedByBaseline(finding.RuleId, finding.At.Path)))
            .Where(file => file.Accepted > 0)
            .Distinct()
            .ToList();
        if (exceeded.Count == 0)
        {
            return "";
        }

        var (ruleId, path, accepted) = exceeded[0];
        var there = counts.In(ruleId, path);
        var others = exceeded.Count == 1 ? "" : $" The same goes for {Quantity.Of(exceeded.Count - 1, "other file")}.";
        var (beyond, verb) = (there - accepted, there - accepted == 1 ? "is" : "are");
        return $" The baseline accepts {accepted} of {ruleId} in {DisplayText.OneLine(path)}, where there are {there}, "
            + $"so at least {beyond} {verb} new and none is covered.{others}";
    }

    private static Problem Unmet(Requirement requirement, List<RuleFinding> open, string newOnes, CalendarDate today)
    {
        var severity = requirement.SeverityOn(today);
        var rules = open.Select(finding => finding.RuleId).Distinct().OrderBy(id => id, StringComparer.Ordinal);
        var (first, them) = open.Count == 1 ? ("", "it") : (", this is the first", "them");
        return new(
            ProblemIds.RequirementUnmet, severity, open[0].At,
            $"Requirement {requirement.Id} is not met: {requirement.Title.TrimEnd('.')}. "
            + $"{Quantity.Of(open.Count, "finding")} of {string.Join(", ", rules)} in this project{first}. "
            + $"Fix {them} as the rule's message says, or ask for a waiver.{newOnes}{Coming(severity, [requirement], today)}");
    }

    private static Problem Hindered(
        RuleRun run, IReadOnlyList<string> rules, List<Requirement> requirements, FileLocation project, CalendarDate today)
    {
        var severity = requirements.Select(requirement => requirement.SeverityOn(today)).Max();
        var (verify, are, they) = rules.Count == 1 ? ("verifies", "is", "it") : ("verify", "are", "they");
        var which = $"{string.Join(", ", rules)}, which {verify} {string.Join(", ", requirements.Select(requirement => requirement.Id))},";
        var consequence = $"so the {(requirements.Count == 1 ? "requirement counts" : "requirements count")} as not assessed";
        var waiver = rules.Count == 1 ? $"a waiver of rule {rules[0]}" : "waivers of these rules";
        var coming = Coming(severity, requirements, today);
        var how = DisplayText.OneLine(run.How ?? "the cause is not known").TrimEnd('.');
        return run.State switch
        {
            RuleRunState.Silenced => new(
                ProblemIds.RuleSilenced, severity, run.At ?? project,
                $"{which} {are} silenced: {how}. What {they} would find is hidden, {consequence}. "
                + $"Remove the setting, or ask for {waiver}.{coming}"),
            RuleRunState.Unsupported => new(
                ProblemIds.RuleDidNotRun, (Severity)Math.Min((int)severity, (int)Severity.Warning), run.At ?? project,
                $"{how}. Nobody has looked at this project's code, {consequence}. "
                + $"Review it by hand, and record that in {waiver}: {which.TrimEnd(',')}."),
            _ => new(
                ProblemIds.RuleDidNotRun, severity, run.At ?? project,
                $"{which} gave no result: {how}. Nobody has looked, {consequence}. Change that, or ask for {waiver}.{coming}"),
        };
    }

    private static string Coming(Severity severity, IReadOnlyList<Requirement> requirements, CalendarDate today)
    {
        if (severity == Severity.Error)
        {
            return "";
        }

        var days = requirements
            .Where(requirement => requirement.Severity == Severity.Error && requirement.EnforceFrom > today)
            .Select(requirement => requirement.EnforceFrom)
            .ToList();
        return days.Count == 0 ? "" : $" From {days.Min()} on this is an error.";
    }

    private static int ByPlace(RuleFinding left, RuleFinding right) =>
        left.At.CompareTo(right.At) is not 0 and var byPlace ? byPlace : string.CompareOrdinal(left.RuleId, right.RuleId);
}
