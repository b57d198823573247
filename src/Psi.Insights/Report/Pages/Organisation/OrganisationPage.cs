using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>The first page: the whole organisation at a glance, then what to act on, then everything by domain.</summary>
internal static class OrganisationPage
{
    public static Page Of(OrganisationModel model, FailureReasons reasons, Links links) => new()
    {
        Path = SiteMap.Organisation,
        Kind = "Organisation",
        Title = model.Name,
        Lead = Html.Of($"{BasisSection.Line(model.Repositories)}{OrganisationSummary.Of(model)}"),
        Sections =
        [
            new Section("failing", "Where the policy is not met", FailingRepositories.Of(model, reasons, links)),
            new Section("requirements", "Requirements", Html.Of($"""
                <p>{RequirementMatrix.Tally(model.Repositories)}</p>
                {RequirementMatrix.Of(model.Repositories, links)}
                """)),
            new Section("services", "Shared security services", SharedServices.Of(model, links)),
            new Section("components", "Components", StandingTable.Of(model.Repositories, links)),
            new Section("to-act-on", "Components to act on", ComponentsToActOn.Of(model, links)),
            new Section("vulnerabilities", "Known vulnerabilities", KnownVulnerabilities.Of(model, links)),
            new Section("waivers", "Waivers", WaiverList.Of(model.Waivers, model.DecidedFor, links)),
            new Section("coverage", "Coverage", Coverage.Of(model, links)),
            new Section("bypasses", "Overrides and silenced rules", Bypasses.Of(model.Silenced, model.Overrides, links)),
            new Section(Disagreements.Anchor, "Decided again by the organisation's policy", Disagreements.OfAll(model.Repositories, links)),
            new Section("data-quality", "Data quality", DataQuality.Of(model, links)),
            new Section("domains", "Domains", Domains.Of(model, links)),
            new Section("words", "What the words mean", Legend.Of()),
            BasisSection.Of(model.Repositories, links),
        ],
    };
}
