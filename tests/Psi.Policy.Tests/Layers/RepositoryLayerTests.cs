namespace Psi.Policy.Tests.Layers;

/// <summary>A repository's own policy may only be stricter: each setting once stricter, once looser.</summary>
public class RepositoryLayerTests
{
    private const string Requirement = "requirements: [{ id: R, title: T, rules: [PSI3201, PSI3202], levels: [2, 3], severity: error, "
        + "enforceFrom: 2027-01-01 }]";

    private const string Key = "operatingModel: [{ key: scope, levels: [2, 3], enforceFrom: 2027-01-01 }]";

    [Fact]
    public void What_is_stricter_counts()
    {
        var policy = Given.Policy(
            Given.Organisation("""
                enforcement: { default: report, minimum: report, waiversFrom: repository }
                unlisted: { severity: warning, scopes: [runtime] }
                waivers: { maxDays: 180, approvers: [a@b.example, c@d.example] }
                levels: { technology: { web: 2 }, dataTypes: { personal: 2 }, criticality: { low: 1 } }
                """),
            Given.Repository("""
                enforcement: { default: enforce, minimum: enforce, waiversFrom: policy }
                unlisted: { severity: error, scopes: [runtime, test] }
                waivers: { maxDays: 30, approvers: [C@D.example] }
                levels: { technology: { web: 3 }, dataTypes: { personal: 3, unheard-of: 3 }, criticality: { low: 2 } }
                services: [{ id: s, title: S, kind: identity }]
                requirements: [{ id: R, title: T, rules: [PSI3201] }]
                """));

        Assert.Empty(policy.Problems);
        Assert.Equal(
            (EnforcementMode.Enforce, EnforcementMode.Enforce, WaiverSource.Policy),
            (policy.DefaultEnforcement, policy.MinimumEnforcement, policy.WaiversFrom));
        Assert.Equal(
            (Severity.Error, Severity.None, Severity.Error),
            (
                ScopedSeverity.Strictest(policy.Unlisted, ComponentScope.Runtime),
                ScopedSeverity.Strictest(policy.Unlisted, ComponentScope.Build),
                ScopedSeverity.Strictest(policy.Unlisted, ComponentScope.Test)));
        Assert.Equal(30, policy.WaiverMaximumDays);
        Assert.Equal(["c@d.example"], policy.WaiverApprovers);
        Assert.Equal(
            (3, 3, 3, 2),
            (
                policy.Levels.Technology["web"],
                policy.Levels.DataTypes["personal"],
                policy.Levels.DataTypes["unheard-of"],
                policy.Levels.Criticality["low"]));
        Assert.Equal("s", Assert.Single(policy.Services).Id);
        Assert.Equal("R", Assert.Single(policy.Requirements).Id);
    }

    [Theory]
    [InlineData(
        "enforcement: { default: enforce }",
        "enforcement: { default: report }",
        5, 25,
        "'enforcement.default' from enforce to report")]
    [InlineData("", "enforcement: { default: report }", 5, 25, "'enforcement.default' from enforce to report")]
    [InlineData(
        "enforcement: { minimum: enforce }",
        "enforcement: { minimum: report }",
        5, 25,
        "'enforcement.minimum' from enforce to report")]
    [InlineData(
        "enforcement: { waiversFrom: policy }",
        "enforcement: { waiversFrom: repository }",
        5, 29,
        "'enforcement.waiversFrom' from policy to repository")]
    [InlineData("tests: report", "tests: ignore", 5, 8, "'tests' from report to ignore")]
    [InlineData(
        "rewriters: [ready-to-run]",
        "rewriters: [ready-to-run, Fody]",
        5, 27,
        "'rewriters' by Fody, which Contoso does not accept")]
    [InlineData("waivers: { maxDays: 180 }", "waivers: { maxDays: 181 }", 5, 21, "'waivers.maxDays' from 180 to 181")]
    [InlineData(
        "waivers: { approvers: [a@b.example] }",
        "waivers:\n  approvers:\n    - a@b.example\n    - me@b.example",
        8, 7,
        "'waivers.approvers' by me@b.example, who is no approver of Contoso")]
    [InlineData(
        "unlisted: { severity: error, scopes: [runtime] }",
        "unlisted: { severity: warning }",
        5, 11,
        "'unlisted' for scope runtime from error to warning")]
    [InlineData("levels: { technology: { web: 2 } }", "levels:\n  technology:\n    web: 1", 7, 10, "'levels.technology.web' from 2 to 1")]
    [InlineData(
        "levels: { dataTypes: { personal: 2 } }",
        "levels: { dataTypes: { personal: 1 } }",
        5, 34,
        "'levels.dataTypes.personal' from 2 to 1")]
    [InlineData(
        "levels: { criticality: { low: 2 } }",
        "levels: { criticality: { low: 1 } }",
        5, 31,
        "'levels.criticality.low' from 2 to 1")]
    [InlineData("levels: { technology: { web: 2 } }", "levels: { technology: { odd: 2 } }", 5, 30, "'levels.technology.odd' from 3 to 2")]
    [InlineData(
        "services: [{ id: s, title: S, kind: identity }]",
        "services:\n  - id: s\n    title: Ours\n    kind: identity",
        6, 5,
        "service s by defining it anew")]
    [InlineData(
        Requirement,
        "requirements: [{ id: R, title: T, rules: [PSI3201, PSI3202], severity: warning }]",
        5, 16,
        "the severity of requirement R")]
    [InlineData(
        Requirement,
        "requirements: [{ id: R, title: T, rules: [PSI3201, PSI3202], enforceFrom: 2027-01-02 }]",
        5, 16,
        "'enforceFrom' of requirement R")]
    [InlineData(
        Requirement,
        "requirements: [{ id: R, title: T, rules: [PSI3201, PSI3202], levels: [2] }]",
        5, 16,
        "the levels of requirement R")]
    [InlineData(Requirement, "requirements: [{ id: R, title: T, rules: [PSI3202] }]", 5, 16, "the rules of requirement R")]
    [InlineData(Key, "operatingModel: [{ key: scope, severity: warning }]", 5, 18, "the severity of 'scope' of 'operatingModel'")]
    [InlineData(Key, "operatingModel: [{ key: scope, severity: none }]", 5, 18, "the severity of 'scope' of 'operatingModel'")]
    [InlineData(Key, "operatingModel: [{ key: scope, enforceFrom: 2027-01-02 }]", 5, 18, "'enforceFrom' of 'scope' of 'operatingModel'")]
    [InlineData("practices: [{ id: zap }]", "practices: [{ id: zap, severity: warning }]", 5, 13, "the severity of 'zap' of 'practices'")]
    [InlineData(
        "practices: [{ id: threat-model, maxAgeDays: 365 }]",
        "practices: [{ id: threat-model, maxAgeDays: 366 }]",
        5, 13,
        "'maxAgeDays' of 'threat-model' of 'practices'")]
    [InlineData(Key, "operatingModel: [{ key: scope, levels: 3 }]", 5, 18, "the levels of 'scope' of 'operatingModel'")]
    public void What_is_looser_has_no_effect_and_is_said_at_its_place(
        string organisation, string repository, int line, int column, string expected)
    {
        var before = Given.Policy(organisation);
        var after = Given.Policy(Given.Organisation(organisation), Given.Repository(repository));

        var problem = Assert.Single(after.Problems);
        Assert.Equal(
            (ProblemIds.RepositoryLoosens, Severity.Warning, new FileLocation("repository.yaml", line, column)),
            (problem.RuleId, problem.Severity, problem.Location));
        Assert.StartsWith(
            $"This repository's policy tries to loosen {expected}. A repository may only be stricter than Contoso, whose word stands.",
            problem.Message,
            StringComparison.Ordinal);
        Assert.Equal(
            (before.DefaultEnforcement, before.MinimumEnforcement, before.WaiversFrom, before.WaiverMaximumDays),
            (after.DefaultEnforcement, after.MinimumEnforcement, after.WaiversFrom, after.WaiverMaximumDays));
        Assert.Equal(before.WaiverApprovers, after.WaiverApprovers);
        Assert.Equal(before.Levels.Technology, after.Levels.Technology);
        Assert.Equal(before.Services.Select(service => service.Title), after.Services.Select(service => service.Title));
        Assert.Equal(
            ScopedSeverity.Strictest(before.Unlisted, ComponentScope.Runtime),
            ScopedSeverity.Strictest(after.Unlisted, ComponentScope.Runtime));
        Assert.All(before.OperatingModel, demand =>
        {
            var kept = after.OperatingModel.Single(other => other.Subject == demand.Subject);
            Assert.All(demand.Levels!, level => Assert.True(kept.IsForLevel(level)));
            Assert.All(
                [Given.Today, Given.Day("2027-01-01"), Given.Day("2027-01-02")],
                day => Assert.True(kept.SeverityOn(day) >= demand.SeverityOn(day)));
        });
        Assert.All(before.Requirements, requirement =>
        {
            var kept = after.Requirements.Single(other => other.Id == requirement.Id);
            Assert.Empty(requirement.Rules.Except(kept.Rules));
            Assert.All(requirement.Levels!, level => Assert.True(kept.IsForLevel(level)));
            Assert.All(
                [Given.Today, Given.Day("2027-01-01"), Given.Day("2027-01-02")],
                day => Assert.True(kept.SeverityOn(day) >= requirement.SeverityOn(day)));
        });
    }

    [Fact]
    public void It_cannot_shake_off_the_baseline()
    {
        var layer = PolicyLayer.Read(
            PolicyLayerKind.Repository,
            "repository.yaml",
            System.Text.Encoding.UTF8.GetBytes(Given.PolicyText("", "none")),
            out _)!;
        var policy = Given.Policy(layer);
        Assert.Equal([PolicyLayerKind.Baseline, PolicyLayerKind.Repository], policy.Layers.Select(each => each.Kind));
        Assert.Equal(new FileLocation("repository.yaml", 4, 10), Assert.Single(policy.Problems).Location);
    }

    [Fact]
    public void Approvers_that_are_none_of_the_organisations_leave_its_circle_as_it_is_not_empty_and_so_open_to_anyone()
    {
        var policy = Given.Policy(
            Given.Organisation("waivers: { approvers: [a@b.example] }"),
            Given.Repository("waivers: { approvers: [me@b.example] }"));
        Assert.Equal(["a@b.example"], policy.WaiverApprovers);
    }

    [Fact]
    public void Without_an_organisation_a_repository_says_for_itself_whether_it_enforces()
    {
        Assert.Equal(EnforcementMode.Enforce, Given.Policy(Given.Repository("")).DefaultEnforcement);
        var report = Given.Policy(Given.Repository("enforcement: { default: report }"));
        Assert.Equal(EnforcementMode.Report, report.DefaultEnforcement);
        Assert.Empty(report.Problems);
    }

    // Severity of the requirement on three days: before, on and after the organisation's date of 2027-01-01.
    [Theory]
    [InlineData("severity: error, enforceFrom: 2026-12-01", "error", "error", "error")]
    [InlineData("severity: error", "error", "error", "error")]
    [InlineData("severity: error, enforceFrom: 2027-06-01", "warning", "error", "error")]
    [InlineData("severity: warning", "warning", "error", "error")]
    [InlineData("severity: warning, enforceFrom: 2026-01-01", "warning", "error", "error")]
    public void Of_two_dates_and_severities_the_outcome_on_each_day_is_the_stricter_and_never_stricter_than_both(
        string repository, params string[] expected)
    {
        var policy = Given.Policy(
            Given.Organisation(Requirement),
            Given.Repository($"requirements: [{{ id: R, title: T, rules: [PSI3201, PSI3202], {repository} }}]"));
        var requirement = Assert.Single(policy.Requirements);
        Assert.Equal(
            expected,
            new[] { "2026-12-31", "2027-01-01", "2027-06-01" }.Select(
                day => requirement.SeverityOn(Given.Day(day)).ToString().ToLowerInvariant()));
    }

    [Fact]
    public void A_warning_of_the_organisation_becomes_an_error_from_the_repositorys_day_on()
    {
        var policy = Given.Policy(
            Given.Organisation("requirements: [{ id: R, title: T, rules: [PSI3201], severity: warning }]"),
            Given.Repository("requirements: [{ id: R, title: T, rules: [PSI3201], severity: error, enforceFrom: 2027-01-01 }]"));
        var requirement = Assert.Single(policy.Requirements);
        Assert.Empty(policy.Problems);
        Assert.Equal(
            (Severity.Warning, Severity.Error),
            (requirement.SeverityOn(Given.Day("2026-12-31")), requirement.SeverityOn(Given.Day("2027-01-01"))));
    }

    [Fact]
    public void Two_repository_layers_tighten_in_turn()
    {
        var policy = Given.Policy(
            Given.Organisation("waivers: { maxDays: 180 }"), Given.Repository("waivers: { maxDays: 60 }"), Given.Repository(
                "waivers: { maxDays: 90 }",
                "second.yaml"));
        Assert.Equal(60, policy.WaiverMaximumDays);
        Assert.Equal("second.yaml", Assert.Single(policy.Problems).Location.Path);
    }
}
