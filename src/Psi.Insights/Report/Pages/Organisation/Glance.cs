using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>The state of the organisation in one sentence and a few figures, each leading to its section.</summary>
internal static class Glance
{
    public static Html Of(OrganisationModel model)
    {
        var repositories = model.Repositories;
        var builds = repositories.Sum(r => r.BuildsAssessed + r.BuildsNotAssessed);
        var assessed = repositories.Sum(r => r.BuildsAssessed);
        var withErrors = repositories.Sum(r => r.BuildsWithErrors);
        var unmet = repositories.Sum(r => r.RequirementsIn(RequirementState.Unmet));
        var standings = model.ToActOn.GroupBy(c => c.Purl, StringComparer.Ordinal).CountBy(g => g.Max(c => c.Standing)).ToDictionary();
        var prohibited = standings.GetValueOrDefault(ComponentStanding.Prohibited);
        var expiring = model.Waivers.Count(w => w.State == WaiverState.Expiring);
        var lapsed = model.Waivers.Count(w => w.State is WaiverState.Expired or WaiverState.Refused);
        return Html.Of($"""
            <p class="verdict">{Sentence(repositories)}</p>
            <ul class="tiles">
            {Tile("domains", repositories.Select(r => r.Product?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count(), ("product", "products"), Html.Of($"{Words.Count(repositories.Count, "repo")} in {Words.Count(repositories.Select(r => r.Product?.Domain).Distinct(StringComparer.Ordinal).Count(), "domain")}"))}
            {Tile("components", model.Packages.Count(p => p.Repositories > 0), ("component", "components"), Html.Of($"{model.Packages.Sum(p => p.Versions)} counting each version"))}
            {Tile("failing", withErrors, ("build with errors", "builds with errors"), Html.Of($"of {assessed} assessed"), withErrors > 0 ? "bad" : "good")}
            {Tile("requirements", unmet, ("requirement unmet", "requirements unmet"), Html.Of($"of {repositories.Sum(r => r.Requirements.Count)} over all repos"), unmet > 0 ? "bad" : "good")}
            {Tile("to-act-on", prohibited, ("prohibited component", "prohibited components"), Html.Of($"{standings.GetValueOrDefault(ComponentStanding.VersionOutside)} outside their versions, {standings.GetValueOrDefault(ComponentStanding.Deprecated)} deprecated, {standings.GetValueOrDefault(ComponentStanding.Unlisted)} unlisted"), prohibited > 0 ? "bad" : "good")}
            {Tile("waivers", expiring, ("waiver expiring", "waivers expiring"), Html.Of($"of {model.Waivers.Count}; {lapsed} expired or refused"), expiring + lapsed > 0 ? "caution" : "good")}
            {Tile("coverage", assessed, ("build assessed", "builds assessed"), Html.Of($"of {builds}; {builds - assessed} not assessed"), assessed < builds ? "unknown" : "good")}
            {Tile("bypasses", model.Silenced.Count + model.Overrides.Count, ("bypass", "bypasses"), Html.Of($"{Words.Count(model.Silenced.Count, "silenced rule")}, {Words.Count(model.Overrides.Count, "override")}"), model.Silenced.Count > 0 ? "bad" : model.Overrides.Count > 0 ? "caution" : "good")}
            </ul>

            """);
    }

    private static Html Sentence(IReadOnlyList<RepositorySummary> repositories)
    {
        Html Part(RepositoryVerdict verdict, string one, string many) =>
            repositories.Count(r => r.Verdict == verdict) is > 0 and var count ? Html.Of($"<strong>{count}</strong> {(count == 1 ? one : many)}") : Html.Empty;
        Html[] parts =
        [
            Part(RepositoryVerdict.Fails, "fails the policy", "fail the policy"),
            Part(RepositoryVerdict.FailsUnenforced, "fails it where it is only reported", "fail it where it is only reported"),
            Part(RepositoryVerdict.NotAssessedInFull, "is not assessed in full", "are not assessed in full"),
            Part(RepositoryVerdict.PassesOnWaivers, "passes on a waiver", "pass on a waiver"),
            Part(RepositoryVerdict.Passes, "passes", "pass"),
        ];
        return Html.Of($"Of {Words.Count(repositories.Count, "repo")}, {Html.Join(", ", parts.Where(p => !p.IsEmpty))}.");
    }

    private static Html Tile(string anchor, int figure, (string One, string Many) label, Html detail, string style = "none") =>
        Html.Of($"<li class=\"tile {style}\"><a href=\"#{anchor}\"><span class=\"figure\">{figure}</span> <span class=\"label\">{(figure == 1 ? label.One : label.Many)}</span></a> <span class=\"detail\">{detail}</span></li>");
}
