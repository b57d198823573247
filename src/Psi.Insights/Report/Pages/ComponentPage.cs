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
        var versions = model.Uses.GroupBy(u => u.Version?.ToLowerInvariant(), StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var repositories = model.Uses.Select(u => u.RepositoryId).Concat(model.Past.Select(p => p.RepositoryId)).Distinct()
            .Select(links.Map.Repository).OrderBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Id).ToList();
        return new Page
        {
            Path = links.Map.PageOfPackage(model.Package.Identity),
            Kind = "Component",
            Title = model.Package.Package,
            Above = [links.To(SiteMap.Organisation, organisation), links.To(SiteMap.Components, "Components")],
            Lead = Html.Of($"{BasisSection.Line(repositories)}<p class=\"verdict\">{Sentence(model)}</p>"),
            Sections =
            [
                .. versions.Select(uses => new Section(
                    Links.VersionAnchor(uses[0].Version),
                    uses[0].Version is { } version ? Html.Of($"Version {version}") : "Version not determined",
                    UsageTable.OfVersion(uses, $"Where {uses[0].Purl} is used", links))),
                new Section("past", "Uses that are over", Past(model, links)),
                BasisSection.Of(repositories, links),
            ],
        };
    }

    private static Html Sentence(ComponentModel model) => model.Package.Worst is { } worst
        ? Html.Of($"{Badges.Of(worst)} {Quantity.Of(model.Package.Versions, "version")} in {Quantity.Of(model.Package.Repositories, "repo")}")
        : "No repo uses it any more.";

    private static Html Past(ComponentModel model, Links links) =>
        new Table("Uses that ended, or were decided otherwise before", "Repo", "Version", "Project", "Decision then", "From", "To")
        {
            WhenEmpty = "No use of it has ended or changed.",
            Rows = model.Past.Select(p => (IReadOnlyList<Html>)
            [
                links.Repository(p.RepositoryId),
                Words.OrNotGiven(p.Version),
                Html.Of($"<code>{p.Project}</code><br/><span class=\"quiet\">{p.TargetFramework}</span>"),
                Html.Of($"{Badges.Of(p.Standing)} {p.Waiver}"),
                Words.Day(p.From),
                Words.Day(p.To),
            ]),
        }.Render();
}
