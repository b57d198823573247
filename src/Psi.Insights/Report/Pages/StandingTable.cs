using Psi.Insights.Report.Charts;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Components by standing, repository by repository: the chart, and the table with the same figures.</summary>
internal static class StandingTable
{
    private const int MostBars = 40;

    private static readonly ComponentStanding[] WorstFirst = [.. Enum.GetValues<ComponentStanding>().Reverse()];

    public static Html Of(IReadOnlyList<RepositorySummary> repositories, Links links) =>
        Html.Join([Chart(repositories), Table(repositories, links)]);

    private static Html Chart(IReadOnlyList<RepositorySummary> repositories)
    {
        var isAll = repositories.Count <= MostBars;
        var drawn = isAll ? repositories : repositories.OrderByDescending(ShareToActOn).Take(MostBars);
        return StackedBars.Draw(
            "components-by-standing",
            isAll ? "Components by standing" : $"Components by standing, the {MostBars} repos with the largest share to act on",
            [.. WorstFirst.Select(standing => (Badges.NameOf(standing), Badges.ClassOf(standing)))],
            [.. drawn.Select(repository => (repository.Title, CountsOf(repository)))]);
    }

    private static IReadOnlyList<int> CountsOf(RepositorySummary repository) =>
        [.. WorstFirst.Select(standing => repository.Components.GetValueOrDefault(standing))];

    private static Html Table(IReadOnlyList<RepositorySummary> repositories, Links links) =>
        new Table(
            "Components in use by standing, each version counted once per repo",
            ["Repo", .. WorstFirst.Select(standing => new Column(Badges.Of(standing), IsNumber: true)), Column.Number("All")])
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(repository => (IReadOnlyList<Html>)
            [
                links.Repository(repository),
                .. CountsOf(repository).Select(count => Html.Of($"{count}")),
                Html.Of($"{repository.ComponentCount}"),
            ]),
        }.Render();

    private static double ShareToActOn(RepositorySummary repository)
    {
        var toActOn = repository.Components.Where(count => count.Key > ComponentStanding.Permitted).Sum(count => count.Value);
        return repository.ComponentCount == 0 ? 0 : toActOn / (double)repository.ComponentCount;
    }
}
