using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Who has a known vulnerability, in which component, since when, and who is accountable.</summary>
internal static class AdvisoryPage
{
    public static Page Of(AdvisoryModel model, string organisation, Links links)
    {
        var repositories = model.Uses.Select(use => use.RepositoryId).Distinct().Select(links.Map.Repository)
            .OrderBy(repository => repository.Title, StringComparer.Ordinal)
            .ThenBy(repository => repository.Id)
            .ToList();
        return new Page
        {
            Path = links.Map.PageOfAdvisory(model.Advisory),
            Kind = "Known vulnerability",
            Title = model.Id,
            Above =
            [
                links.To(SiteMap.Organisation, organisation),
                links.To(SiteMap.Organisation + "#vulnerabilities", "Known vulnerabilities"),
            ],
            Lead = Html.Of($"""
                {BasisSection.Line(repositories)}<p class="verdict">{Sentence(model)}</p>
                <p>{WebAddress.Link(model.Advisory, model.Advisory)}</p>
                """),
            Sections =
            [
                new Section("repos", "Repos that have it", Repositories(model, repositories, links)),
                BasisSection.Of(repositories, links),
            ],
        };
    }

    private static Html Sentence(AdvisoryModel model)
    {
        var components = model.Uses.Select(use => use.Purl).Distinct(StringComparer.Ordinal).Count();
        var (all, waived) = model.Repositories;
        var ofWaivers = waived == 0 ? "" : $", {waived} of them on a waiver";
        return Html.Of($"{Badges.Of(model.Severity)} {Quantity.Of(components, "component")} in {Quantity.Of(all, "repo")}{ofWaivers}");
    }

    private static Html Repositories(AdvisoryModel model, IReadOnlyList<RepositorySummary> repositories, Links links)
    {
        var uses = model.Uses.ToLookup(use => use.RepositoryId);
        var rows = repositories.SelectMany(repository => uses[repository.Id]
            .GroupBy(use => use.Purl, StringComparer.Ordinal)
            .Select(component => (Repository: repository, Uses: component.ToList())));
        return new Table(
            "Repos and components that have it",
            "Repo", "Decision", "Component", "Projects", "Product and team", "Accountable", "Since")
        {
            WhenEmpty = "No repo has it.",
            Rows = rows.Select(row => (IReadOnlyList<Html>)
            [
                links.Repository(row.Repository),
                VulnerabilityDecision.Of(row.Uses),
                links.Component(row.Uses[0].PackageIdentity, row.Uses[0].Purl, row.Uses[0].Version),
                TextFragments.Lines(row.Uses.Select(Project).DistinctBy(project => project.ToString())),
                links.ProductAndTeam(row.Repository.Product),
                TextFragments.OrNotGiven(row.Repository.Product?.Accountable),
                TextFragments.DayAndAge(row.Uses.Min(use => use.Since)!, row.Repository.Basis.DecidedFor),
            ]),
        }.Render();
    }

    private static Html Project(Vulnerability use) =>
        Html.Of($"<code>{use.Project}</code> {TextFragments.Quiet(use.TargetFramework)}");
}
