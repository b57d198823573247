using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Components that are prohibited, outside their versions, at the end of their support, deprecated or unlisted, and where they are used; the worst first.</summary>
internal static class ComponentsToActOn
{
    public static Html Of(OrganisationModel model, Links links) =>
        new Table("Components to act on, the worst first", "Component", "Standing", "Used in", "Use instead")
        {
            WhenEmpty = "No component in use is prohibited, outside its versions, at the end of its support, deprecated or unlisted.",
            Rows = model.ToActOn
                .GroupBy(c => c.Purl, StringComparer.Ordinal)
                .Select(g => (First: g.MaxBy(c => c.Standing)!, Uses: g.ToList()))
                .OrderByDescending(g => g.First.Standing)
                .ThenBy(g => g.First.Purl, StringComparer.OrdinalIgnoreCase)
                .ThenBy(g => g.First.Purl, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<Html>)
                [
                    links.Component(g.First.PackageIdentity, g.First.Purl, g.First.Version),
                    Html.Of($"{Badges.Of(g.First.Standing)}<br/>{Words.Rule(g.First.RuleId)}"),
                    // Ids follow the order manifests came in, which no reader knows.
                    Words.Lines(g.Uses.OrderBy(u => links.Map.Repository(u.RepositoryId).Title, StringComparer.Ordinal).ThenBy(u => u.RepositoryId).Select(u => Html.Of($"{links.Repository(u.RepositoryId)}{Note(u)}"))),
                    g.First.Replacement is { } replacement ? Html.Of($"<code>{replacement}</code>") : Html.Of($"<span class=\"quiet\">not given</span>"),
                ]),
        }.Render();

    private static Html Note(ComponentToActOn use) => use switch
    {
        { IsWaived: true } => Html.Of($" <span class=\"badge waived\"><span aria-hidden=\"true\">◐</span> waived</span>"),
        { Errors: > 0 } => Html.Of($" <span class=\"badge bad\"><span aria-hidden=\"true\">✗</span> error</span>"),
        _ => Html.Empty,
    };
}
