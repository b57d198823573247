using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>The state of the organisation in one sentence and a few figures, each a link to its section.</summary>
internal static class OrganisationSummary
{
    public static Html Of(OrganisationModel model) => Html.Of($"""
        <p class="verdict">{Sentence(model.Repositories)}</p>
        <ul class="tiles">
        {Products(model)}
        {Components(model)}
        {Builds(model)}
        {Requirements(model)}
        {Prohibited(model)}
        {Vulnerabilities(model)}
        {Waivers(model)}
        {Assessed(model)}
        {BypassCount(model)}
        {DisagreementCount(model)}
        {DataQualityCount(model)}
        </ul>

        """);

    private static Html Sentence(IReadOnlyList<RepositorySummary> repositories)
    {
        Html[] parts =
        [
            Part(RepositoryOutcome.Fails, "fails the policy", "fail the policy"),
            Part(RepositoryOutcome.OnlyReported, "would fail it if it were enforced", "would fail it if it were enforced"),
            Part(RepositoryOutcome.NotAssessedInFull, "is not assessed in full", "are not assessed in full"),
            Part(RepositoryOutcome.PassesWithVulnerabilities, "passes with known vulnerabilities", "pass with known vulnerabilities"),
            Part(RepositoryOutcome.PassesOnWaivers, "passes on a waiver", "pass on a waiver"),
            Part(RepositoryOutcome.Passes, "passes", "pass"),
        ];
        return Html.Of($"Of {Quantity.Of(repositories.Count, "repo")}, {Html.Join(", ", parts.Where(part => !part.IsEmpty))}.");

        Html Part(RepositoryOutcome outcome, string one, string many) =>
            repositories.Count(repository => repository.Outcome == outcome) is > 0 and var count
                ? Html.Of($"<strong>{count}</strong> {(count == 1 ? one : many)}")
                : Html.Empty;
    }

    private static Html Products(OrganisationModel model)
    {
        var products = model.Repositories.Select(repository => repository.Product).OfType<ProductIdentity>().ToList();
        var domains = products.Select(product => product.Domain).Distinct(StringComparer.Ordinal).Count();
        return Tile(
            "domains",
            products.Select(product => product.Id).Distinct(StringComparer.Ordinal).Count(),
            ("product", "products"),
            $"{Quantity.Of(model.Repositories.Count, "repo")} in {Quantity.Of(domains, "domain")}",
            "none");
    }

    private static Html Components(OrganisationModel model) => Tile(
        "components",
        model.Packages.Count(package => package.Repositories > 0),
        ("component", "components"),
        $"{model.Packages.Sum(package => package.Versions)} counting each version",
        "none");

    private static Html Builds(OrganisationModel model)
    {
        var withErrors = model.Repositories.Sum(repository => repository.BuildsWithErrors);
        var assessed = model.Repositories.Sum(repository => repository.BuildsAssessed);
        return Tile(
            "failing",
            withErrors,
            ("build with errors", "builds with errors"),
            $"of {assessed} assessed",
            withErrors > 0 ? "bad" : "good");
    }

    private static Html Requirements(OrganisationModel model)
    {
        var unmet = model.Repositories.Sum(repository => repository.RequirementsIn(RequirementState.Unmet));
        var all = model.Repositories.Sum(repository => repository.Requirements.Count);
        var unknown = model.Repositories.Sum(repository => repository.RequirementsIn(RequirementState.NotAssessed));
        return Tile(
            "requirements",
            unmet,
            ("requirement unmet", "requirements unmet"),
            $"of {all} over all repos; {unknown} not assessed",
            (unmet, unknown) switch { ( > 0, _) => "bad", (_, > 0) => "unknown", _ => "good" });
    }

    private static Html Prohibited(OrganisationModel model)
    {
        var standings = model.ToActOn
            .GroupBy(use => use.Purl, StringComparer.Ordinal)
            .CountBy(component => component.Max(use => use.Standing))
            .ToDictionary();
        string[] others =
        [
            $"{In(ComponentStanding.VersionOutside)} outside their versions",
            $"{In(ComponentStanding.EndOfSupport)} at the end of support",
            $"{In(ComponentStanding.Deprecated)} deprecated",
            $"{In(ComponentStanding.Unlisted)} unlisted",
        ];
        return Tile(
            "to-act-on",
            In(ComponentStanding.Prohibited),
            ("prohibited component", "prohibited components"),
            string.Join(", ", others),
            In(ComponentStanding.Prohibited) > 0 ? "bad" : "good");

        int In(ComponentStanding standing) => standings.GetValueOrDefault(standing);
    }

    private static Html Vulnerabilities(OrganisationModel model)
    {
        var severe = model.Advisories.Count(advisory => advisory.Severity >= VulnerabilitySeverity.High);
        var open = model.Advisories.Count(advisory => advisory.Repositories is var (all, waived) && waived < all);
        return Tile(
            "vulnerabilities",
            model.Advisories.Count,
            ("known vulnerability", "known vulnerabilities"),
            $"{severe} high or critical; {model.Advisories.Count - open} waived everywhere",
            (severe, open) switch { (_, 0) => model.Advisories.Count == 0 ? "none" : "caution", ( > 0, _) => "bad", _ => "caution" });
    }

    private static Html Waivers(OrganisationModel model)
    {
        var expiring = model.Waivers.Count(waiver => waiver.State == WaiverState.Expiring);
        var lapsed = model.Waivers.Count(waiver => waiver.State is WaiverState.Expired or WaiverState.Refused);
        return Tile(
            "waivers",
            expiring,
            ("waiver expiring", "waivers expiring"),
            $"of {model.Waivers.Count}; {lapsed} expired or refused",
            expiring + lapsed > 0 ? "caution" : "good");
    }

    private static Html Assessed(OrganisationModel model)
    {
        var assessed = model.Repositories.Sum(repository => repository.BuildsAssessed);
        var notAssessed = model.Repositories.Sum(repository => repository.BuildsNotAssessed);
        return Tile(
            "coverage",
            assessed,
            ("build assessed", "builds assessed"),
            $"of {assessed + notAssessed}; {notAssessed} not assessed",
            notAssessed > 0 ? "unknown" : "good");
    }

    private static Html BypassCount(OrganisationModel model)
    {
        var (silenced, overrides) = (model.Silenced.Count, Bypasses.Count(model.Overrides));
        return Tile(
            "bypasses",
            silenced + overrides,
            ("bypass", "bypasses"),
            $"{Quantity.Of(silenced, "silenced rule")}, {Quantity.Of(overrides, "override")}",
            (silenced, overrides) switch { ( > 0, _) => "bad", (_, > 0) => "caution", _ => "good" });
    }

    private static Html DisagreementCount(OrganisationModel model)
    {
        var disagreements = model.Repositories.Sum(repository => repository.DisagreementCount);
        var again = model.Repositories.Count(repository => repository.Basis.DecidedAgainFor is not null);
        return Tile(
            Disagreements.Anchor,
            disagreements,
            ("disagreement", "disagreements"),
            $"{again} of {Quantity.Of(model.Repositories.Count, "repo")} decided again by the policy",
            (disagreements, again) switch
            {
                ( > 0, _) => "bad",
                (_, 0) => "none",
                _ => again < model.Repositories.Count ? "unknown" : "good",
            });
    }

    private static Html DataQualityCount(OrganisationModel model)
    {
        var (products, policies) = (model.ProductConflicts.DistinctBy(conflict => conflict.ProductId).Count(), model.PolicyVariants.Count);
        return Tile(
            "data-quality",
            products + policies,
            ("contradiction in the data", "contradictions in the data"),
            $"{Quantity.Of(products, "product")} declared differently, {Quantity.Of(policies, "policy file")} with two contents",
            products + policies > 0 ? "caution" : "good");
    }

    private static Html Tile(string anchor, int figure, (string One, string Many) label, string detail, string style) => Html.Of($"""
        <li class="tile {style}">
        <a href="#{anchor}"><span class="figure">{figure}</span> <span class="label">{(figure == 1 ? label.One : label.Many)}</span></a>
        <span class="detail">{detail}</span>
        </li>
        """);
}
