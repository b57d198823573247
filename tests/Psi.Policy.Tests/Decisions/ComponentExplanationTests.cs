namespace Psi.Policy.Tests.Decisions;

public sealed class ComponentExplanationTests
{
    [Fact]
    public void It_names_the_entries_that_apply_those_with_the_most_right_first()
    {
        var policy = Given.Policy(
            Given.Organisation("""
                components:
                  - { purl: "pkg:nuget/*", status: permitted }
                  - { purl: "pkg:nuget/Contoso.*", status: deprecated, reason: Old }
                  - { purl: "pkg:nuget/Contoso.Web", status: prohibited, versions: "(,2.0)", reason: Broken }
                  - { purl: "pkg:nuget/Contoso.Web", status: recommended, versions: "[2.0,)" }
                  - { purl: "pkg:nuget/Serilog", status: recommended }
                """),
            Given.Repository("""
                components:
                  - { purl: "pkg:nuget/Contoso.W*", status: permitted }
                """));

        var explanation = Explain(policy, "pkg:nuget/contoso.web@1.0.0");

        Assert.Equal(ProblemIds.Prohibited, explanation.Decision.RuleId);
        Assert.Equal(
            [
                "organisation.yaml(8,13)",
                "organisation.yaml(9,13)",
                "organisation.yaml(7,13)",
                "organisation.yaml(6,13)",
                "repository.yaml(6,13)",
            ],
            explanation.Considered.Select(item => item.Entry.Location.ToString()));
        Assert.Equal([true, true, true, true, false], explanation.Considered.Select(item => item.IsOrganisation));
        Assert.Equal(explanation.Considered[0].Entry, explanation.Decision.Entry);
    }

    [Fact]
    public void It_names_each_coming_date_on_which_the_decision_or_a_waiver_changes_and_no_other()
    {
        var policy = Given.Policy("""
            components:
              - { purl: "pkg:nuget/Contoso.Web", status: deprecated, reason: Old, enforceFrom: 2027-03-31 }
              - { purl: "pkg:nuget/Contoso.*", status: prohibited, reason: Older, enforceFrom: 2027-01-01 }
            """);
        var product = Given.Product("""
            waivers:
              - { id: W-1, component: "pkg:nuget/Contoso.Web", reason: r, owner: lead@contoso.example,
                  approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 2027-05-31 }
              - { id: W-2, component: "pkg:nuget/Contoso.Web@9.9.9", reason: r, owner: lead@contoso.example,
                  approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 2027-06-30 }
              - { id: W-3, component: "pkg:nuget/Serilog", reason: r, owner: lead@contoso.example,
                  approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 2027-07-31 }
            """);

        var explanation = ComponentExplanation.Of(
            policy,
            product,
            Given.Component("pkg:nuget/Contoso.Web@1.0.0"),
            ComponentScope.Runtime,
            3,
            Given.Today);

        Assert.Equal(Severity.Warning, explanation.Decision.Severity);
        Assert.Equal(["W-1"], explanation.Waivers.Select(waiverStatus => waiverStatus.Waiver.Id));
        Assert.Equal(
            [("2027-03-31", Severity.Error, 1), ("2027-06-01", Severity.Error, 0)],
            explanation.Coming.Select(
                coming => (
                    coming.From.ToString(),
                    coming.Decision.Severity,
                    coming.Waivers.Count(waiverStatus => waiverStatus.IsInForce))));
    }

    [Fact]
    public void What_is_on_no_list_has_no_entry_and_nothing_to_come()
    {
        var explanation = Explain(Given.Policy("unlisted: { severity: error, scopes: [runtime] }"), "pkg:nuget/Serilog@4.0.0");

        Assert.Equal((ProblemIds.Unlisted, null), (explanation.Decision.RuleId, explanation.Decision.Entry));
        Assert.Empty(explanation.Considered);
        Assert.Empty(explanation.Coming);
    }

    [Fact]
    public void The_ends_of_support_are_among_the_coming_dates_90_days_before_and_the_day_after_the_last_day()
    {
        var policy = Given.Policy("""
            components: [{ purl: pkg:nuget/Contoso.Web, status: recommended }]
            support:
              - { purl: pkg:nuget/Contoso.Web, versions: "[1.0,2.0)", endOfSupport: 2027-06-30 }
              - { purl: pkg:nuget/Contoso.Web, versions: "[2.0,3.0)", endOfSupport: 2028-06-30 }
            """);

        var explanation = Explain(policy, "pkg:nuget/Contoso.Web@1.0.0");

        Assert.Equal(["organisation.yaml(7,13)"], explanation.Support.Select(item => item.Entry.Location.ToString()));
        Assert.Equal(
            [("2027-04-01", Severity.Warning), ("2027-07-01", Severity.Error)],
            explanation.Coming.Select(coming => (coming.From.ToString(), coming.Decision.Severity)));
        Assert.All(
            explanation.Coming,
            coming => Assert.Equal(
                (ComponentStatus.Recommended, ProblemIds.EndOfSupport),
                (coming.Decision.Status, coming.Decision.RuleId)));
    }

    [Fact]
    public void A_waiver_of_the_last_day_there_is_never_ends()
    {
        var product = Given.Product("""
            waivers:
              - { id: W-1, component: "pkg:nuget/Serilog", reason: r, owner: lead@contoso.example,
                  approvedBy: ciso@contoso.example, approvedOn: 2026-11-01, expires: 9999-12-31 }
            """);

        Assert.Empty(
            ComponentExplanation.Of(
                Given.Policy(""),
                product,
                Given.Component("pkg:nuget/Serilog@4.0.0"),
                ComponentScope.Runtime,
                3,
                Given.Today).Coming);
    }

    private static ComponentExplanation Explain(EffectivePolicy policy, string purl) =>
        ComponentExplanation.Of(policy, null, Given.Component(purl), ComponentScope.Runtime, 3, Given.Today);
}
