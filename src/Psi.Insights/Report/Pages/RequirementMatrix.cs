using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Repositories against requirements.</summary>
internal static class RequirementMatrix
{
    public static Html Of(IReadOnlyList<RepositorySummary> repositories, Links links)
    {
        var requirements = repositories
            .SelectMany(repository => repository.Requirements)
            .Select(requirement => requirement.Requirement)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (requirements.Count == 0)
        {
            return Html.Of($"<p class=\"empty\">No policy in use names a requirement.</p>");
        }

        IEnumerable<Column> columns = requirements.Select(requirement => new Column(links.Requirement(requirement)));
        return new Table("Each repo against each minimum application requirement", ["Repo", .. columns])
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(repository => Row(repository, requirements, links)),
        }.Render();
    }

    /// <summary>How many requirements are in each state, over some repositories.</summary>
    public static Html Tally(IReadOnlyList<RepositorySummary> repositories)
    {
        var counts = Enum.GetValues<RequirementState>()
            .Reverse()
            .Select(state => (State: state, Count: repositories.Sum(repository => repository.RequirementsIn(state))))
            .Where(tally => tally.Count > 0);
        return Html.Join(" ", counts.Select(tally => Html.Of($"<span class=\"tally\">{tally.Count} {Badges.Of(tally.State)}</span>")));
    }

    private static IReadOnlyList<Html> Row(RepositorySummary repository, IEnumerable<string> requirements, Links links)
    {
        // Of two states of one requirement the worse is shown.
        var states = repository.Requirements
            .GroupBy(cell => cell.Requirement, StringComparer.Ordinal)
            .ToDictionary(cells => cells.Key, cells => cells.Max(cell => cell.State), StringComparer.Ordinal);
        return
        [
            links.Repository(repository),
            .. requirements.Select(requirement =>
                states.TryGetValue(requirement, out var state) ? Badges.Of(state) : TextFragments.Quiet("not in its policy")),
        ];
    }
}
