using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>Every advisory about a component in use, the most severe first.</summary>
internal static class KnownVulnerabilities
{
    public static Html Of(OrganisationModel model, Links links) =>
        new Table("Advisories about components in use, the most severe first", "Advisory", "Severity", "Components", "Repos", "Known since")
        {
            WhenEmpty = "No manifest names a known vulnerability. Only what NuGet's audit reported at restore is known.",
            Rows = model.Advisories.Select(advisory => (IReadOnlyList<Html>)
            [
                links.Advisory(advisory.Uses[0]),
                Badges.Of(advisory.Severity),
                TextFragments.Lines(advisory.Uses
                    .DistinctBy(use => use.Purl)
                    .Select(use => links.Component(use.PackageIdentity, use.Purl, use.Version))),
                TextFragments.Lines(Repositories(advisory, links)),
                TextFragments.DayAndAge(advisory.Since, model.DecidedFor),
            ]),
        }.Render();

    private static IEnumerable<Html> Repositories(AdvisoryModel advisory, Links links) => advisory.Uses
        .GroupBy(use => use.RepositoryId)
        .OrderBy(uses => links.Map.Repository(uses.Key).Title, StringComparer.Ordinal)
        .ThenBy(uses => uses.Key)
        .Select(uses => Html.Of($"{links.Repository(uses.Key)} {Decision(uses)}"));

    private static Html Decision(IEnumerable<Vulnerability> uses) =>
        Html.Join(" ", uses.Select(VulnerabilityDecision.Of).DistinctBy(decision => decision.ToString()));
}
