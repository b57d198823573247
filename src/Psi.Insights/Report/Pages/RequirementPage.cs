using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>How every repository and project stands to one requirement.</summary>
internal static class RequirementPage
{
    public static Page Of(RequirementModel model, string organisation, Links links)
    {
        var repositories = model.States.Select(s => s.RepositoryId).Distinct().Select(links.Map.Repository).OrderBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Id).ToList();
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
    private static Html Titles(RequirementModel model) => Html.Of(
        $"<p class=\"verdict\">{Words.Lines(model.States.Select(s => s.Title).Distinct(StringComparer.Ordinal).Select(t => (Html)t))}</p>");

    private static Html Facts(RequirementModel model) => Html.Of($"""
        <dl class="facts">
        <div><dt>Rules that verify it</dt><dd>{Each(model.States.SelectMany(s => s.Rules))}</dd></div>
        <div><dt>ASVS 5.0</dt><dd>{Each(model.States.SelectMany(s => s.Asvs))}</dd></div>
        </dl>
        """);

    private static Html Each(IEnumerable<string> ids) => Words.List([.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static Html Repositories(RequirementModel model, Links links) =>
        new Table("Each repo's state", "Repo", "State", "Weighs", "Team", "Accountable", "Since")
        {
            WhenEmpty = "No repo.",
            Rows = model.States.OrderByDescending(s => s.State).ThenBy(s => links.Map.Repository(s.RepositoryId).Title, StringComparer.Ordinal).Select(s => (IReadOnlyList<Html>)
            [
                links.Repository(s.RepositoryId),
                Badges.Of(s.State),
                Badges.Of(s.Severity),
                Words.OrNotGiven(links.Map.Repository(s.RepositoryId).Product?.Team),
                Words.OrNotGiven(links.Map.Repository(s.RepositoryId).Product?.Accountable),
                Words.Day(s.Since),
            ]),
        }.Render();

    private static Html Projects(RequirementModel model, Links links) =>
        new Table("Each project's verdict", "Project", "Repo", "State", "Why", Column.Number("Findings"), "Waiver", "Since")
        {
            WhenEmpty = "No project was assessed.",
            Rows = model.Verdicts.OrderByDescending(v => v.State).ThenBy(v => links.Map.Repository(v.RepositoryId).Title, StringComparer.Ordinal).Select(v => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{v.Project}</code><br/><span class=\"quiet\">{v.TargetFramework}</span>"),
                links.Repository(v.RepositoryId),
                Badges.Of(v.State),
                v.Reason,
                Html.Of($"{v.Findings}"),
                v.Waiver,
                Words.Day(v.Since),
            ]),
        }.Render();
}
