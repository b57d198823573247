using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>What a remark about a component says, in a few words after the component's name.</summary>
internal static class RemarkText
{
    public static string Of(string ruleId) => ruleId == ProblemIds.Unpinned ? ": its version is not pinned" : "";
}
