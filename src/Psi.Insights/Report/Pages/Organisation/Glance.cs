using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>The state of the organisation in one sentence and a few figures, each leading to its section.</summary>
internal static class Glance
{
    public static Html Of(OrganisationModel model) => Html.Of($"""
        <p class="verdict">{Sentence(model.Repositories)}</p>
        <ul class="tiles">
        {Products(model)}
        {Components(model)}
        {Builds(model)}
        {Requirements(model)}
        {Prohibited(model)}
        {Waivers(model)}
        {Assessed(model)}
        {BypassCount(model)}
        </ul>

        """);

    private static Html Sentence(IReadOnlyList<RepositorySummary> repositories)
    {
        Html Part(RepositoryVerdict verdict, string one, string many) => repositories.Count(r => r.Verdict == verdict) is > 0 and var count
            ? Html.Of($"<strong>{count}</strong> {(count == 1 ? one : many)}")
            : Html.Empty;
        Html[] parts =
        [
            Part(RepositoryVerdict.Fails, "fails the policy", "fail the policy"),
            Part(RepositoryVerdict.FailsUnenforced, "fails it where it is only reported", "fail it where it is only reported"),
            Part(RepositoryVerdict.NotAssessedInFull, "is not assessed in full", "are not assessed in full"),
            Part(RepositoryVerdict.PassesOnWaivers, "passes on a waiver", "pass on a waiver"),
            Part(RepositoryVerdict.Passes, "passes", "pass"),
        ];
        return Html.Of($"Of {Quantity.Of(repositories.Count, "repo")}, {Html.Join(", ", parts.Where(p => !p.IsEmpty))}.");
    }

    private static Html Products(OrganisationModel model)
    {
        var products = model.Repositories.Select(r => r.Product?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var domains = model.Repositories.Select(r => r.Product?.Domain).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return Tile(
            "domains", products, ("product", "products"), Html.Of($"{Quantity.Of(model.Repositories.Count, "repo")} in {Quantity.Of(domains, "domain")}"), "none");
    }

    private static Html Components(OrganisationModel model) => Tile(
        "components",
        model.Packages.Count(p => p.Repositories > 0),
        ("component", "components"),
        Html.Of($"{model.Packages.Sum(p => p.Versions)} counting each version"),
        "none");

    private static Html Builds(OrganisationModel model)
    {
        var withErrors = model.Repositories.Sum(r => r.BuildsWithErrors);
        var assessed = model.Repositories.Sum(r => r.BuildsAssessed);
        return Tile("failing", withErrors, ("build with errors", "builds with errors"), Html.Of($"of {assessed} assessed"), withErrors > 0 ? "bad" : "good");
    }

    private static Html Requirements(OrganisationModel model)
    {
        var unmet = model.Repositories.Sum(r => r.RequirementsIn(RequirementState.Unmet));
        var all = model.Repositories.Sum(r => r.Requirements.Count);
        var unknown = model.Repositories.Sum(r => r.RequirementsIn(RequirementState.NotAssessed));
        return Tile(
            "requirements",
            unmet,
            ("requirement unmet", "requirements unmet"),
            Html.Of($"of {all} over all repos; {unknown} not assessed"),
            (unmet, unknown) switch { ( > 0, _) => "bad", (_, > 0) => "unknown", _ => "good" });
    }

    private static Html Prohibited(OrganisationModel model)
    {
        var standings = model.ToActOn.GroupBy(c => c.Purl, StringComparer.Ordinal).CountBy(g => g.Max(c => c.Standing)).ToDictionary();
        int In(ComponentStanding standing) => standings.GetValueOrDefault(standing);
        return Tile(
            "to-act-on",
            In(ComponentStanding.Prohibited),
            ("prohibited component", "prohibited components"),
            Html.Of($"{In(ComponentStanding.VersionOutside)} outside their versions, {In(ComponentStanding.EndOfSupport)} at the end of support, {In(ComponentStanding.Deprecated)} deprecated, {In(ComponentStanding.Unlisted)} unlisted"),
            In(ComponentStanding.Prohibited) > 0 ? "bad" : "good");
    }

    private static Html Waivers(OrganisationModel model)
    {
        var expiring = model.Waivers.Count(w => w.State == WaiverState.Expiring);
        var lapsed = model.Waivers.Count(w => w.State is WaiverState.Expired or WaiverState.Refused);
        return Tile(
            "waivers",
            expiring,
            ("waiver expiring", "waivers expiring"),
            Html.Of($"of {model.Waivers.Count}; {lapsed} expired or refused"),
            expiring + lapsed > 0 ? "caution" : "good");
    }

    private static Html Assessed(OrganisationModel model)
    {
        var assessed = model.Repositories.Sum(r => r.BuildsAssessed);
        var notAssessed = model.Repositories.Sum(r => r.BuildsNotAssessed);
        return Tile(
            "coverage",
            assessed,
            ("build assessed", "builds assessed"),
            Html.Of($"of {assessed + notAssessed}; {notAssessed} not assessed"),
            notAssessed > 0 ? "unknown" : "good");
    }

    private static Html BypassCount(OrganisationModel model)
    {
        var (silenced, overrides) = (model.Silenced.Count, Bypasses.Count(model.Overrides));
        return Tile(
            "bypasses",
            silenced + overrides,
            ("bypass", "bypasses"),
            Html.Of($"{Quantity.Of(silenced, "silenced rule")}, {Quantity.Of(overrides, "override")}"),
            silenced > 0 ? "bad" : overrides > 0 ? "caution" : "good");
    }

    private static Html Tile(string anchor, int figure, (string One, string Many) label, Html detail, string style) => Html.Of($"""
        <li class="tile {style}">
        <a href="#{anchor}"><span class="figure">{figure}</span> <span class="label">{(figure == 1 ? label.One : label.Many)}</span></a>
        <span class="detail">{detail}</span>
        </li>
        """);
}
