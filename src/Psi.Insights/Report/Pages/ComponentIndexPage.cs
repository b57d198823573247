using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>Every component.</summary>
internal static class ComponentIndexPage
{
    public static Page Of(OrganisationModel model, Links links) => new()
    {
        Path = SiteMap.Components,
        Kind = "Components",
        Title = "Components in use",
        Above = [links.To(SiteMap.Organisation, model.Name)],
        Lead = BasisSection.Line(model.Repositories),
        Sections =
        [
            .. model.Packages.GroupBy(p => p.Type, StringComparer.Ordinal).Select(g => OfType(g.Key, [.. g], links)),
            BasisSection.Of(model.Repositories, links),
        ],
    };

    private static Section OfType(string type, IReadOnlyList<PackageSummary> packages, Links links) =>
        new(PageName.OfAnchor($"type {type}"), Html.Of($"<code>pkg:{type}</code>"), Packages(type, packages, links));

    private static Html Packages(string type, IReadOnlyList<PackageSummary> packages, Links links) =>
        new Table($"Components of type {type}", "Component", "Worst standing", Column.Number("Versions"), Column.Number("Repos"))
        {
            WhenEmpty = "No component.",
            Rows = packages.Select(p => (IReadOnlyList<Html>)
            [
                links.Package(p),
                p.Worst is { } worst ? Badges.Of(worst) : Html.Of($"<span class=\"quiet\">no longer used</span>"),
                Html.Of($"{p.Versions}"),
                Html.Of($"{p.Repositories}"),
            ]),
        }.Render();
}
