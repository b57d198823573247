using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>
/// Components that are prohibited, outside their versions, at the end of their support, deprecated, unlisted or vulnerable, and where they
/// are used; the worst first.
/// </summary>
internal static class ComponentsToActOn
{
    public static Html Of(OrganisationModel model, Links links)
    {
        var components = model.ToActOn
            .GroupBy(use => use.Purl, StringComparer.Ordinal)
            .Select(uses => (Worst: uses.MaxBy(use => use.Standing)!, Uses: uses.ToList()))
            .OrderByDescending(component => component.Worst.Standing)
            .ThenBy(component => component.Worst.Purl, StringComparer.OrdinalIgnoreCase)
            .ThenBy(component => component.Worst.Purl, StringComparer.Ordinal);
        return new Table("Components to act on, the worst first", "Component", "Standing", "Used in", "Use instead")
        {
            WhenEmpty = "No component in use is prohibited, outside its versions, at the end of its support, deprecated, unlisted "
                + "or known to be vulnerable.",
            Rows = components.Select(component => (IReadOnlyList<Html>)
            [
                links.Component(component.Worst.PackageIdentity, component.Worst.Purl, component.Worst.Version),
                Standing(component.Worst, component.Uses, links),
                UsedIn(component.Uses, links),
                component.Worst.Replacement is { } replacement ? Html.Of($"<code>{replacement}</code>") : TextFragments.OrNotGiven(null),
            ]),
        }.Render();
    }

    private static Html Standing(ComponentToActOn worst, IReadOnlyList<ComponentToActOn> uses, Links links)
    {
        var known = uses
            .SelectMany(use => VulnerabilitiesOf(use, links))
            .DistinctBy(vulnerability => vulnerability.Advisory)
            .OrderByDescending(vulnerability => vulnerability.AdvisorySeverity)
            .ThenBy(vulnerability => vulnerability.AdvisoryId, StringComparer.Ordinal)
            .Select(vulnerability => Html.Of($"{Badges.Of(vulnerability.AdvisorySeverity)} {links.Advisory(vulnerability)}"));
        return Html.Of($"{Badges.Of(worst.Standing)}<br/>{TextFragments.Rule(worst.RuleId)}{TextFragments.Lines(known)}");
    }

    // Ids follow the order manifests came in, which no reader knows.
    private static Html UsedIn(IEnumerable<ComponentToActOn> uses, Links links) => TextFragments.Lines(uses
        .OrderBy(use => links.Map.Repository(use.RepositoryId).Title, StringComparer.Ordinal)
        .ThenBy(use => use.RepositoryId)
        .Select(use => Html.Of($"{links.Repository(use.RepositoryId)}{Note(use, links)}")));

    private static Html Note(ComponentToActOn use, Links links)
    {
        var vulnerabilities = VulnerabilitiesOf(use, links).ToList();
        var remarks = links.Map.Repository(use.RepositoryId).Remarks.Where(remark => remark.Purl == use.Purl);
        if (use.Errors > 0 || vulnerabilities.Any(vulnerability => vulnerability.IsError) || remarks.Any(remark => remark.IsError))
        {
            return Html.Of($" {Badges.Error}");
        }

        return use.IsWaived || vulnerabilities.Any(vulnerability => vulnerability.Waiver is not null)
            ? Html.Of($" {Badges.Waived}")
            : Html.Empty;
    }

    private static IEnumerable<Vulnerability> VulnerabilitiesOf(ComponentToActOn use, Links links) =>
        links.Map.Repository(use.RepositoryId).Vulnerabilities.Where(vulnerability => vulnerability.Purl == use.Purl);
}
