using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>The state of one requirement in every repository and project.</summary>
internal static class RequirementPage
{
    public static Page Of(RequirementModel model, string organisation, Links links)
    {
        var repositories = model.States
            .Select(state => state.RepositoryId)
            .Distinct()
            .Select(links.Map.Repository)
            .OrderBy(repository => repository.Title, StringComparer.Ordinal)
            .ThenBy(repository => repository.Id)
            .ToList();
        return new Page
        {
            Path = links.Map.PageOfRequirement(model.Id),
            Kind = "Requirement",
            Title = model.Id,
            Above = [links.To(SiteMap.Organisation, organisation), links.To(SiteMap.Organisation + "#requirements", "Requirements")],
            Lead = Html.Join([BasisSection.Line(repositories), Titles(model), Facts(model)]),
            Sections =
            [
                new Section("repos", "Repo by repo", Repositories(model, links)),
                new Section("projects", "Project by project", Projects(model, links)),
                BasisSection.Of(repositories, links),
            ],
        };
    }

    // Policies of different versions may word it differently.
    private static Html Titles(RequirementModel model)
    {
        var titles = model.States.Select(state => state.Title).Distinct(StringComparer.Ordinal);
        return Html.Of($"<p class=\"verdict\">{TextFragments.Lines(titles.Select(title => (Html)title))}</p>");
    }

    private static Html Facts(RequirementModel model) => Html.Of($"""
        <dl class="facts">
        <div><dt>Rules that verify it</dt><dd>{Each(model.States.SelectMany(state => state.Rules))}</dd></div>
        <div><dt>What it rests on where it is met</dt><dd>{Bases(model)}</dd></div>
        <div><dt>ASVS 5.0</dt><dd>{Each(model.States.SelectMany(state => state.Asvs))}</dd></div>
        </dl>
        """);

    // A project may rest on several, and those of earlier versions of Psi don't say.
    private static Html Bases(RequirementModel model)
    {
        var met = model.Verdicts.Where(verdict => verdict.State == RequirementState.Met).ToList();
        return TextFragments.List(
        [
            .. met.SelectMany(verdict => verdict.Basis)
                .GroupBy(basis => basis, StringComparer.Ordinal)
                .OrderBy(basis => basis.Key, StringComparer.Ordinal)
                .Select(basis => $"{basis.Key}: {basis.Count()} of {Quantity.Of(met.Count, "project")}"),
        ]);
    }

    private static Html Each(IEnumerable<string> ids) =>
        TextFragments.List([.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static Html Repositories(RequirementModel model, Links links)
    {
        var states = model.States
            .Select(state => (State: state, Repository: links.Map.Repository(state.RepositoryId)))
            .OrderByDescending(row => row.State.State)
            .ThenBy(row => row.Repository.Title, StringComparer.Ordinal);
        return new Table("Each repo's state", "Repo", "State", "Weighs", "Team", "Accountable", "Since")
        {
            WhenEmpty = "No repo.",
            Rows = states.Select(row => (IReadOnlyList<Html>)
            [
                links.Repository(row.Repository),
                Badges.Of(row.State.State),
                Badges.Of(row.State.Severity),
                TextFragments.OrNotGiven(row.Repository.Product?.Team),
                TextFragments.OrNotGiven(row.Repository.Product?.Accountable),
                TextFragments.Day(row.State.Since),
            ]),
        }.Render();
    }

    private static Html Projects(RequirementModel model, Links links)
    {
        var verdicts = model.Verdicts
            .OrderByDescending(verdict => verdict.State)
            .ThenBy(verdict => links.Map.Repository(verdict.RepositoryId).Title, StringComparer.Ordinal);
        return new Table(
            "Each project's verdict", "Project", "Repo", "State", "Rests on", "Why", Column.Number("Findings"), "Waiver", "Since")
        {
            WhenEmpty = "No project was assessed.",
            Rows = verdicts.Select(verdict => (IReadOnlyList<Html>)
            [
                TextFragments.Project(verdict.Project, verdict.TargetFramework),
                links.Repository(verdict.RepositoryId),
                Badges.Of(verdict.State),
                string.Join(", ", verdict.Basis),
                verdict.Reason,
                Html.Of($"{verdict.Findings}"),
                verdict.Waiver,
                TextFragments.Day(verdict.ValidFrom),
            ]),
        }.Render();
    }
}
