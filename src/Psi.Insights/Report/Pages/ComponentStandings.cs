using Psi.Insights.Report.Charts;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Components by standing, repository by repository: the chart, and the table with the same figures.</summary>
internal static class ComponentStandings
{
    private const int MostBars = 40;

    private static readonly ComponentStanding[] WorstFirst = [.. Enum.GetValues<ComponentStanding>().Reverse()];

    public static Html Of(IReadOnlyList<RepositorySummary> repositories, Links links) => Html.Join([Chart(repositories), Table(repositories, links)]);

    private static Html Chart(IReadOnlyList<RepositorySummary> repositories)
    {
        var isAll = repositories.Count <= MostBars;
        var drawn = isAll ? repositories : repositories.OrderByDescending(ShareToActOn).Take(MostBars);
        return StackedBars.Draw(
            "components-by-standing",
            isAll ? "Components by standing" : $"Components by standing, the {MostBars} repos with the largest share to act on",
            [.. WorstFirst.Select(s => (Badges.NameOf(s), Badges.ClassOf(s)))],
            [.. drawn.Select(r => (r.Title, (IReadOnlyList<int>)[.. WorstFirst.Select(s => r.Components.GetValueOrDefault(s))]))]);
    }

    private static Html Table(IReadOnlyList<RepositorySummary> repositories, Links links) =>
        new Table(
            "Components in use by standing, each version counted once per repo",
            ["Repo", .. WorstFirst.Select(s => new Column(Badges.Of(s), IsNumber: true)), Column.Number("All")])
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(r => (IReadOnlyList<Html>)
            [
                links.Repository(r),
                .. WorstFirst.Select(s => Html.Of($"{r.Components.GetValueOrDefault(s)}")),
                Html.Of($"{r.ComponentCount}"),
            ]),
        }.Render();

    private static double ShareToActOn(RepositorySummary repository) => repository.ComponentCount == 0
        ? 0
        : repository.Components.Where(c => c.Key > ComponentStanding.Permitted).Sum(c => c.Value) / (double)repository.ComponentCount;
}
