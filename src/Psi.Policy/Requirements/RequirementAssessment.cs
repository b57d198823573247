namespace Psi.Policy;

/// <summary>How a project stands to all requirements, and what to report about that.</summary>
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
    /// <param name="runs">How each rule that a requirement names fared; one that is missing did not run.</param>
    /// <param name="findings">What the rules found.</param>
    /// <param name="waivers">The product's waivers.</param>
    /// <param name="project">The project file, for what has no place of its own.</param>
    /// <param name="today">The date to decide for.</param>
    public static RequirementAssessment Assess(
        EffectivePolicy policy,
        int productLevel,
        IReadOnlyDictionary<string, RuleRun> runs,
        IReadOnlyList<RuleFinding> findings,
        WaiverBook waivers,
        FileLocation project,
        CalendarDate today)
    {
        var problems = new List<Problem>();
        var verdicts = new List<RequirementVerdict>();
        var hindered = new SortedDictionary<string, List<Requirement>>(StringComparer.Ordinal);
        foreach (var requirement in policy.Requirements)
        {
            if (!requirement.AppliesTo(productLevel))
            {
                verdicts.Add(NotApplicable(requirement, productLevel));
                continue;
            }

            var open = new List<RuleFinding>();
            var covering = new SortedDictionary<string, WaiverStanding>(StringComparer.Ordinal);
            foreach (var finding in findings.Where(finding => requirement.Rules.Contains(finding.RuleId)))
            {
                if (!IsCovered(finding.RuleId, finding.At.Path)) open.Add(finding);
            }

            var blind = new List<string>();
            foreach (var rule in requirement.Rules)
            {
                var run = RunOf(rule);
                if (run.State == RuleRunState.Ran || IsCovered(rule, (run.At ?? project).Path)) continue;
                blind.Add(rule);
                if (!hindered.TryGetValue(rule, out var requirements)) hindered.Add(rule, requirements = []);
                requirements.Add(requirement);
            }

            open.Sort(ByPlace);
            verdicts.Add(Verdict(requirement, open, blind, [.. covering.Values.Where(standing => standing.IsInForce).Select(standing => standing.Waiver.Id)]));
            problems.AddRange(covering.Values.Select(standing => standing.Problem).Where(problem => problem?.RuleId == ProblemIds.WaiverStale).OfType<Problem>());
            if (open.Count > 0) problems.Add(Unmet(requirement, open, today));

            bool IsCovered(string ruleId, string path)
            {
                WaiverStanding?[] candidates = [waivers.ForRule(ruleId, path), waivers.ForRequirement(requirement.Id, path)];
                var standing = candidates.OfType<WaiverStanding>().OrderByDescending(candidate => candidate.IsInForce).FirstOrDefault();
                if (standing is null) return false;
                covering[standing.Waiver.Id] = standing;
                return standing.IsInForce;
            }
        }

        foreach (var pair in hindered) problems.Add(Hindered(RunOf(pair.Key), pair.Value, project, today));
        return new(verdicts, [.. problems.Distinct().OrderBy(problem => problem.Location.Path, StringComparer.Ordinal).ThenBy(problem => problem.Location.Line).ThenBy(problem => problem.Location.Column).ThenBy(problem => problem.RuleId, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)]);

        RuleRun RunOf(string rule) => runs.TryGetValue(rule, out var run) ? run : new RuleRun(rule, RuleRunState.DidNotRun, "no analyzer of the compile has it");
    }

    private static RequirementVerdict Verdict(Requirement requirement, List<RuleFinding> open, List<string> blind, IReadOnlyList<string> waivers)
    {
        var rules = string.Join(", ", requirement.Rules);
        var (state, reason) = (open.Count, blind.Count, waivers.Count) switch
        {
            ( > 0, _, _) => (RequirementState.Unmet, $"{Count(open.Count, "finding")} of {string.Join(", ", open.Select(finding => finding.RuleId).Distinct())}, the first at {open[0].At}"),
            (_, > 0, _) => (RequirementState.NotAssessed, $"{string.Join(", ", blind)} did not look at all of the project"),
            (_, _, > 0) => (RequirementState.Waived, $"waived by {string.Join(", ", waivers)}"),
            _ => (RequirementState.Met, $"{rules} ran and found nothing"),
        };
        return new() { Requirement = requirement, State = state, Reason = reason, OpenFindings = open, Waivers = waivers };
    }

    private static RequirementVerdict NotApplicable(Requirement requirement, int productLevel) => new()
    {
        Requirement = requirement,
        State = RequirementState.NotApplicable,
        Reason = $"it does not apply to product level {productLevel}",
    };

    private static Problem Unmet(Requirement requirement, List<RuleFinding> open, CalendarDate today) => new(
        ProblemIds.RequirementUnmet, requirement.SeverityOn(today), open[0].At,
        $"Requirement {requirement.Id} is not met: {requirement.Title.TrimEnd('.')}. {Count(open.Count, "finding")} of {string.Join(", ", open.Select(finding => finding.RuleId).Distinct().OrderBy(id => id, StringComparer.Ordinal))} in this project"
        + $"{(open.Count == 1 ? "" : ", this is the first")}. Fix {(open.Count == 1 ? "it" : "them")} as the rule's message says, or ask for a waiver.{Coming(requirement.SeverityOn(today), [requirement], today)}");

    private static Problem Hindered(RuleRun run, List<Requirement> requirements, FileLocation project, CalendarDate today)
    {
        var ids = string.Join(", ", requirements.Select(requirement => requirement.Id));
        var severity = requirements.Select(requirement => requirement.SeverityOn(today)).Max();
        var consequence = requirements.Count == 1 ? "so the requirement counts as not assessed" : "so the requirements count as not assessed";
        var coming = Coming(severity, requirements, today);
        var how = DisplayText.OneLine(run.How ?? "the cause is not known").TrimEnd('.');
        return run.State switch
        {
            RuleRunState.Silenced => new(
                ProblemIds.RuleSilenced, severity, run.At ?? project,
                $"{run.RuleId}, which verifies {ids}, is silenced: {how}. What it would find is hidden, {consequence}. Remove the setting, or ask for a waiver of rule {run.RuleId}.{coming}"),
            RuleRunState.Unsupported => new(
                ProblemIds.RuleDidNotRun, (Severity)Math.Min((int)severity, (int)Severity.Warning), run.At ?? project,
                $"{run.RuleId}, which verifies {ids}, cannot look at this project: {how}. Nobody has looked, {consequence}. Review the project by hand, and record that in a waiver of rule {run.RuleId}."),
            _ => new(
                ProblemIds.RuleDidNotRun, severity, run.At ?? project,
                $"{run.RuleId}, which verifies {ids}, did not run: {how}. Nobody has looked, {consequence}. Let analyzers run in this build, or ask for a waiver of rule {run.RuleId}.{coming}"),
        };
    }

    private static string Coming(Severity severity, IReadOnlyList<Requirement> requirements, CalendarDate today)
    {
        if (severity == Severity.Error) return "";
        var days = requirements.Where(requirement => requirement.Severity == Severity.Error && requirement.EnforceFrom > today).Select(requirement => requirement.EnforceFrom).ToList();
        return days.Count == 0 ? "" : $" From {days.Min()} on this is an error.";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static int ByPlace(RuleFinding left, RuleFinding right) =>
        string.CompareOrdinal(left.At.Path, right.At.Path) is not 0 and var byPath ? byPath
        : left.At.Line != right.At.Line ? left.At.Line.CompareTo(right.At.Line)
        : left.At.Column != right.At.Column ? left.At.Column.CompareTo(right.At.Column)
        : string.CompareOrdinal(left.RuleId, right.RuleId);
}
