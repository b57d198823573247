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
        var requirements = repositories.SelectMany(r => r.Requirements).Select(r => r.Requirement).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (requirements.Count == 0)
        {
            return Html.Of($"<p class=\"empty\">No policy in use names a requirement.</p>");
        }

        return new Table("Each repo against each minimum application requirement", ["Repo", .. requirements.Select(r => new Column(links.Requirement(r)))])
        {
            WhenEmpty = "No repo.",
            Rows = repositories.Select(repository =>
            {
                // Of two states for one requirement the worse is shown.
                var states = repository.Requirements.GroupBy(c => c.Requirement, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(c => c.State), StringComparer.Ordinal);
                return (IReadOnlyList<Html>)
                [
                    links.Repository(repository),
                    .. requirements.Select(r => states.TryGetValue(r, out var state) ? Badges.Of(state) : Html.Of($"<span class=\"quiet\">not in its policy</span>")),
                ];
            }),
        }.Render();
    }

    /// <summary>How many requirements are in each state, over some repositories.</summary>
    public static Html Tally(IReadOnlyList<RepositorySummary> repositories) => Html.Join(" ", Enum.GetValues<RequirementState>().Reverse()
        .Select(state => (State: state, Count: repositories.Sum(r => r.RequirementsIn(state))))
        .Where(t => t.Count > 0)
        .Select(t => Html.Of($"<span class=\"tally\">{t.Count} {Badges.Of(t.State)}</span>")));
}
