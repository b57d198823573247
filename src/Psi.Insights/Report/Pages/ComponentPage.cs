using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>Where a component is used: every version, every project.</summary>
internal static class ComponentPage
{
    public static Page Of(ComponentModel model, string organisation, Links links)
    {
        var versions = model.Uses
            .GroupBy(use => use.Version?.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(version => version.ToList());
        var repositories = model.Uses.Select(use => use.RepositoryId)
            .Concat(model.Past.Select(use => use.RepositoryId))
            .Distinct()
            .Select(links.Map.Repository)
            .OrderBy(repository => repository.Title, StringComparer.Ordinal)
            .ThenBy(repository => repository.Id)
            .ToList();
        return new Page
        {
            Path = links.Map.PageOfPackage(model.Package.PackageIdentity),
            Kind = "Component",
            Title = model.Package.Package,
            Above = [links.To(SiteMap.Organisation, organisation), links.To(SiteMap.Components, "Components")],
            Lead = Html.Of($"{BasisSection.Line(repositories)}<p class=\"verdict\">{Sentence(model)}</p>"),
            Sections =
            [
                .. VulnerabilityList.Sections(model.Vulnerabilities, links),
                .. versions.Select(uses => Version(uses, links)),
                new Section("past", "Uses that are over", Past(model, links)),
                BasisSection.Of(repositories, links),
            ],
        };
    }

    private static Section Version(IReadOnlyList<ComponentUsage> uses, Links links) => new(
        Links.VersionAnchor(uses[0].Version),
        uses[0].Version is { } version ? Html.Of($"Version {version}") : "Version not determined",
        Html.Of($"{DifferentContent(uses)}{UsageTable.OfVersion(uses, $"Where {uses[0].Purl} is used", links)}"));

    // One name and version should be one package: other content means another source, or one that was changed.
    private static Html DifferentContent(IReadOnlyList<ComponentUsage> uses)
    {
        var contents = uses.SelectMany(use => use.Sha512 ?? []).Distinct(StringComparer.Ordinal).Count();
        return contents < 2
            ? Html.Empty
            : Html.Of($"<p class=\"notice\">Under this version, {contents} packages of different content were restored (SHA-512).</p>\n");
    }

    private static Html Sentence(ComponentModel model)
    {
        if (model.Package.Worst is not { } worst)
        {
            return "No repo uses it any more.";
        }

        var (versions, repositories) = (model.Package.Versions, model.Package.Repositories);
        return Html.Of($"{Badges.Of(worst)} {Quantity.Of(versions, "version")} in {Quantity.Of(repositories, "repo")}");
    }

    private static Html Past(ComponentModel model, Links links) =>
        new Table("Uses that ended, or were decided otherwise before", "Repo", "Version", "Project", "Decision then", "From", "To")
        {
            WhenEmpty = "No use of it has ended or changed.",
            Rows = model.Past.Select(use => (IReadOnlyList<Html>)
            [
                links.Repository(use.RepositoryId),
                TextFragments.OrNotGiven(use.Version),
                TextFragments.Project(use.Project, use.TargetFramework),
                Html.Of($"{Badges.Of(use.Standing)} {use.Waiver}"),
                TextFragments.Day(use.ValidFrom),
                TextFragments.Day(use.ValidTo),
            ]),
        }.Render();
}
