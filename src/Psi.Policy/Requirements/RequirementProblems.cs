namespace Psi.Policy;

/// <summary>What is reported of requirements that are not met, or that nobody could assess.</summary>
internal static class RequirementProblems
{
    /// <summary>Which files hold more findings than the baseline accepts; nothing when none does.</summary>
    // Lines are not recorded, so nobody can say which of them is new.
    public static string MoreThanAccepted(IReadOnlyList<RuleFinding> open, WaiverBook waivers, FindingCounts counts)
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

    /// <summary>PSI0101, at the first finding.</summary>
    public static Problem Unmet(Requirement requirement, IReadOnlyList<RuleFinding> open, string newOnes, CalendarDate today)
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

    /// <summary>PSI0102 or PSI0103: what kept rules from looking.</summary>
    public static Problem Hindered(
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
}
