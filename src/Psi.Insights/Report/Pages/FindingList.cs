using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>Findings, or evidence, with their places.</summary>
internal static class FindingList
{
    public static Html Of(IReadOnlyList<FindingEntry> findings, string caption, string whenEmpty, Links links) =>
        new Table(caption, "Rule", "Repo", "Where", "What", "State", "Since")
        {
            WhenEmpty = whenEmpty,
            Rows = findings.Select(f => (IReadOnlyList<Html>)
            [
                Words.Rule(f.RuleId),
                links.Repository(f.RepositoryId),
                Words.Place(f.At),
                f.Message,
                State(f),
                Words.Day(f.Since),
            ]),
        }.Render();

    private static Html State(FindingEntry finding) => finding switch
    {
        { Waiver: { } waiver } => Html.Of($"<span class=\"badge waived\"><span aria-hidden=\"true\">◐</span> waived</span> {waiver}"),
        { IsSuppressed: true } => Html.Of($"<span class=\"badge unknown\"><span aria-hidden=\"true\">?</span> suppressed in source</span>"),
        _ => "open",
    };
}
