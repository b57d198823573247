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
            .. model.Packages
                .GroupBy(package => package.Type, StringComparer.Ordinal)
                .Select(type => OfType(type.Key, [.. type], AdvisoriesByPackage(model), links)),
            BasisSection.Of(model.Repositories, links),
        ],
    };

    private static Dictionary<string, int> AdvisoriesByPackage(OrganisationModel model) => model.Advisories
        .SelectMany(advisory => advisory.Uses.Select(use => use.PackageIdentity).Distinct(StringComparer.Ordinal))
        .CountBy(package => package, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    private static Section OfType(
        string type, IReadOnlyList<PackageSummary> packages, Dictionary<string, int> advisories, Links links) =>
        new(PageName.OfAnchor($"type {type}"), Html.Of($"<code>pkg:{type}</code>"), Packages(type, packages, advisories, links));

    private static Html Packages(
        string type, IReadOnlyList<PackageSummary> packages, Dictionary<string, int> advisories, Links links) =>
        new Table(
            $"Components of type {type}",
            "Component", "Worst standing", Column.Number("Known vulnerabilities"), Column.Number("Versions"), Column.Number("Repos"))
        {
            WhenEmpty = "No component.",
            Rows = packages.Select(package => (IReadOnlyList<Html>)
            [
                links.Package(package),
                package.Worst is { } worst ? Badges.Of(worst) : TextFragments.Quiet("no longer used"),
                advisories.GetValueOrDefault(package.PackageIdentity) is > 0 and var count ? Html.Of($"{count}") : Html.Empty,
                Html.Of($"{package.Versions}"),
                Html.Of($"{package.Repositories}"),
            ]),
        }.Render();
}
