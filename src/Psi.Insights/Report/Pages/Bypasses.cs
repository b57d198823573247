using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>Rules that were silenced, and settings of Psi that were changed: possible locally, never invisible centrally.</summary>
internal static class Bypasses
{
    private const int MostProjectsShown = 3;

    public static Html Of(IReadOnlyList<FindingEntry> silenced, IReadOnlyList<OverrideEntry> overrides, Links links) => Html.Join(
    [
        FindingList.Of(
            silenced, "Required rules silenced without a waiver", "No required rule is silenced without a waiver.", links),
        Overrides(overrides, links),
    ]);

    /// <summary>How many settings are changed: one that a command line sets for every project of a repo counts once.</summary>
    public static int Count(IReadOnlyList<OverrideEntry> overrides) => Settings(overrides).Count();

    private static IEnumerable<IGrouping<(long RepositoryId, string Name, string Value), OverrideEntry>> Settings(
        IReadOnlyList<OverrideEntry> overrides) =>
        overrides.GroupBy(setting => (setting.RepositoryId, setting.Name, setting.Value));

    private static Html Projects(IEnumerable<OverrideEntry> overrides)
    {
        var names = overrides.Select(setting => setting.Project).Distinct(StringComparer.Ordinal).ToList();
        var more = names.Count - MostProjectsShown;
        var shown = Html.Join(names.Take(MostProjectsShown).Select(name => Html.Of($"<code>{name}</code> ")));
        return Html.Of($"{shown}{(more > 0 ? $"and {more} more" : "")}");
    }

    private static Html Overrides(IReadOnlyList<OverrideEntry> overrides, Links links) =>
        new Table("Settings of Psi that a repo or a command line changed", "Repo", "Setting", "Value", "Projects")
        {
            WhenEmpty = "No setting of Psi is overridden.",
            Rows = Settings(overrides).Select(setting => (IReadOnlyList<Html>)
            [
                links.Repository(setting.Key.RepositoryId),
                Html.Of($"<code>{setting.Key.Name}</code>"),
                Html.Of($"<code>{setting.Key.Value}</code>"),
                Projects(setting),
            ]),
        }.Render();
}
