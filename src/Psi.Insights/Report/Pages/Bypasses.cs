using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>Rules that were silenced, and settings of Psi that were changed: possible locally, never invisible centrally.</summary>
internal static class Bypasses
{
    public static Html Of(IReadOnlyList<FindingEntry> silenced, IReadOnlyList<OverrideEntry> overrides, Links links) => Html.Join(
    [
        FindingList.Of(silenced, "Required rules silenced without a waiver", "No required rule is silenced without a waiver.", links),
        Overrides(overrides, links),
    ]);

    private static Html Overrides(IReadOnlyList<OverrideEntry> overrides, Links links) =>
        new Table("Settings of Psi that a repo or a command line changed", "Repo", "Project", "Setting", "Value")
        {
            WhenEmpty = "No setting of Psi is overridden.",
            Rows = overrides.Select(o => (IReadOnlyList<Html>)
            [
                links.Repository(o.RepositoryId),
                Html.Of($"<code>{o.Project}</code>"),
                Html.Of($"<code>{o.Name}</code>"),
                Html.Of($"<code>{o.Value}</code>"),
            ]),
        }.Render();
}
