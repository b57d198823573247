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
            Rows = findings.Select(finding => (IReadOnlyList<Html>)
            [
                TextFragments.Rule(finding.RuleId),
                links.Repository(finding.RepositoryId),
                TextFragments.Place(finding.At),
                finding.Message,
                State(finding),
                TextFragments.Day(finding.ValidFrom),
            ]),
        }.Render();

    private static Html State(FindingEntry finding) => finding switch
    {
        { Waiver: { } waiver } => Html.Of($"{Badges.Waived} {waiver}"),
        { Suppressed: true } => Badges.SuppressedInSource,
        _ => "open",
    };
}
