using Psi.Policy;
using static Psi.Manifest.Mistakes;

namespace Psi.Manifest;

/// <summary>Whether a policy can decide about a component use as it is said.</summary>
internal static class DecisionConsistency
{
    /// <summary>The first contradiction with its JSON path; null without one.</summary>
    /// <param name="use">The use with its decision and remarks.</param>
    /// <param name="at">Its JSON path.</param>
    /// <param name="decidedFor">The date of the decision; null when it may be another one.</param>
    public static string? Mistake(ManifestComponentUse use, string at, CalendarDate? decidedFor)
    {
        var decision = use.Decision;
        if (decision.RuleId is null != (decision.Severity == Severity.None))
        {
            return decision.RuleId is null
                ? $"{at}.decision.severity is {ManifestWord.Of(decision.Severity)} without a rule"
                : $"{at}.decision.ruleId is {DisplayText.OneLine(decision.RuleId)} with nothing to report";
        }

        if (decision.RuleId is null && (decision.Message ?? decision.Waiver) is not null)
        {
            return $"{at}.decision has nothing to report, and a {(decision.Message is null ? "waiver" : "message")}";
        }

        if (!Fits(decision.Status, decision.RuleId))
        {
            var rule = decision.RuleId is null ? "nothing to report" : DisplayText.OneLine(decision.RuleId);
            return $"{at}.decision.ruleId: what is {ManifestWord.Of(decision.Status)} can't give {rule}";
        }

        if (decidedFor is { } day && SeverityOf(decision, day) is { } severity && severity != decision.Severity)
        {
            var from = decision.EnforceFrom is { } date ? $"enforced from {date}" : "without a day from which it is enforced";
            return $"{at}.decision.severity is {ManifestWord.Of(decision.Severity)}; {decision.RuleId} {from} is "
                + $"{ManifestWord.Of(severity)} on {day}";
        }

        return First(use.Remarks, (remark, index) => InRemark(remark, use, $"{at}.remarks[{index}]"));
    }

    // The end of support and what can't be determined count in addition to the list.
    private static bool Fits(ComponentStatus status, string? ruleId) => ruleId switch
    {
        null => status is ComponentStatus.Recommended or ComponentStatus.Permitted or ComponentStatus.Unlisted,
        ProblemIds.Prohibited => status == ComponentStatus.Prohibited,
        ProblemIds.VersionOutside => status is ComponentStatus.Recommended or ComponentStatus.Permitted or ComponentStatus.Deprecated,
        ProblemIds.Deprecated => status == ComponentStatus.Deprecated,
        ProblemIds.Unlisted => status == ComponentStatus.Unlisted,
        ProblemIds.EndOfSupport or ProblemIds.Undetermined => true,
        _ => false,
    };

    // Null where something else than the entry's day counts.
    private static Severity? SeverityOf(ManifestDecision decision, CalendarDate day) => decision.RuleId switch
    {
        ProblemIds.Prohibited or ProblemIds.VersionOutside => decision.EnforceFrom > day ? Severity.Warning : Severity.Error,
        ProblemIds.Deprecated => decision.EnforceFrom <= day ? Severity.Error : Severity.Warning,
        _ => null,
    };

    private static string? InRemark(ManifestRemark remark, ManifestComponentUse use, string at) => remark switch
    {
        { Severity: Severity.None } => $"{at}.severity is none: then there is no remark",
        { RuleId: ProblemIds.Vulnerable, Advisory: null } => $"{at} is about a vulnerability, and names no advisory",
        { RuleId: ProblemIds.Vulnerable } when use.Vulnerabilities.All(known => known.Advisory != remark.Advisory) =>
            $"{at}.advisory is none of the known vulnerabilities of the component there",
        { RuleId: ProblemIds.Unpinned, Advisory: not null } => $"{at} is about a version that is not pinned, and names an advisory",
        { RuleId: ProblemIds.Vulnerable or ProblemIds.Unpinned } => null,
        _ => $"{at}.ruleId is {DisplayText.OneLine(remark.RuleId)}; a remark is {ProblemIds.Vulnerable} or {ProblemIds.Unpinned}",
    };
}
