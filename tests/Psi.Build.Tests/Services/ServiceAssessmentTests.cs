using Psi.Inventory;
using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Build.Tests.Services;

/// <summary>What one project shows of the services of its policy: by packages, settings files and code.</summary>
public sealed class ServiceAssessmentTests
{
    private const string Policy = """
        services:
          - id: idp
            title: Contoso Identity
            kind: identity
            recommended: { hosts: [login.contoso.example], packages: [pkg:nuget/Contoso.Identity], configurationKeys: [Oidc:Authority] }
            insteadOf: { packages: [pkg:nuget/Other.Identity], hosts: [other.test] }
            requiredFor: { levels: [2, 3] }
        """;

    private static readonly FileLocation Code = new("src/Program.cs", 7, 5);
    private static readonly FileLocation Settings = new("src/appsettings.json", 2, 3);

    [Fact]
    public void A_package_of_another_service_is_an_error_where_it_comes_in()
    {
        var assessed = Assess(uses: [Given.Use("Other.Identity", "1.0.0")]);

        Assert.Equal(ServiceState.Another, Assert.Single(assessed.Services).Verdict.State);
        var problem = Assert.Single(assessed.Problems);
        Assert.Equal(
            (ProblemIds.AnotherService, Severity.Error, new FileLocation("src/App.csproj", 7, 5)),
            (problem.RuleId, problem.Severity, problem.Location));
    }

    [Theory]
    [InlineData(ComponentScope.Build, 1)]
    [InlineData(ComponentScope.Test, 0)]
    public void What_only_tests_use_the_product_does_not(ComponentScope scope, int count) => Assert.Equal(
        count, Assess(uses: [Given.Use("Other.Identity", "1.0.0") with { Scope = scope }]).Services[0].Sightings.Count);

    [Fact]
    public void What_comes_through_another_project_is_that_projects_use()
    {
        var use = Given.Use("Other.Identity", "1.0.0") with { IsDirect = false };

        Assert.Empty(Assess(uses: [use with { Chains = [["Lib", "Other.Identity@1.0.0"]] }]).Problems);
    }

    [Theory]
    [InlineData("Other.Identity", ServiceState.Unused)]
    [InlineData("Contoso.Identity", ServiceState.Recommended)]
    public void What_another_package_brings_speaks_only_for_the_product(string package, ServiceState state)
    {
        var use = Given.Use(package, "1.0.0") with { IsDirect = false, Chains = [["Facade@1.0.0", $"{package}@1.0.0"]] };

        var assessed = Assess(uses: [use]);

        Assert.Equal(state, assessed.Services[0].Verdict.State);
        Assert.Empty(assessed.Problems);
    }

    [Fact]
    public void A_settings_file_shows_the_recommended_one()
    {
        var assessed = Assess(settings: [Setting("Oidc:Authority", "https://login.contoso.example")]);

        Assert.Equal(ServiceState.Recommended, assessed.Services[0].Verdict.State);
        Assert.Empty(assessed.Problems);
    }

    [Fact]
    public void A_key_that_code_reads_and_no_file_sets_is_not_determined()
    {
        var read = Logged("PSI3912", ServiceTraceKind.ConfigurationKey, "Oidc:Authority");

        var assessed = Assess(evidence: [read]);

        Assert.Equal(ServiceState.NotDetermined, assessed.Services[0].Verdict.State);
        Assert.Equal((ProblemIds.ServiceUndetermined, Code), (assessed.Problems[0].RuleId, assessed.Problems[0].Location));
        Assert.Equal(
            ServiceState.Recommended,
            Assess(settings: [Setting("Oidc:Authority", "https://login.contoso.example")], evidence: [read]).Services[0].Verdict.State);
    }

    [Fact]
    public void Evidence_in_code_shows_the_recommended_one() => Assert.Equal(
        ServiceState.Recommended,
        Assess(evidence: [Logged("PSI3911", ServiceTraceKind.Host, "login.contoso.example")]).Services[0].Verdict.State);

    [Theory]
    [InlineData("PSI2001", ServiceTraceKind.Host, ServiceState.Another)]
    [InlineData("PSI2002", ServiceTraceKind.OwnCode, ServiceState.HomeMade)]
    public void Findings_in_code_are_an_error_once(string rule, ServiceTraceKind trace, ServiceState state)
    {
        var finding = Logged(rule, trace, "issues tokens");

        var assessed = Assess(findings: [finding, finding with { At = Code with { Line = 9 } }]);

        Assert.Equal(state, assessed.Services[0].Verdict.State);
        var problem = Assert.Single(assessed.Problems);
        Assert.Equal((rule, Severity.Error, Code), (problem.RuleId, problem.Severity, problem.Location));
    }

    [Fact]
    public void A_finding_that_the_source_suppresses_counts_all_the_same() => Assert.Equal(
        ServiceState.HomeMade,
        Assess(findings: [Logged("PSI2002", ServiceTraceKind.OwnCode, "issues tokens") with { SuppressedBy = LoggedResult.Pragma }])
            .Services[0].Verdict.State);

    [Fact]
    public void Passwords_that_are_stored_badly_are_stored_by_the_product_itself()
    {
        var finding = new LoggedResult("PSI3108", "too few iterations", Code);

        Assert.Equal(ServiceState.HomeMade, Assess(findings: [finding]).Services[0].Verdict.State);
        Assert.Equal(ServiceState.Unused, Assess(findings: [finding with { RuleId = "PSI3101" }]).Services[0].Verdict.State);
    }

    [Theory]
    [InlineData("service: idp", ServiceState.Waived)]
    [InlineData("service: idp, path: src/appsettings.json", ServiceState.Waived)]
    [InlineData("service: idp, path: other/*", ServiceState.Another)]
    [InlineData("service: other", ServiceState.Another)]
    public void A_waiver_covers_what_it_names(string target, ServiceState state)
    {
        var waiver = $"waivers: [{{ id: W-1, {target}, reason: R, owner: a@b.example, approvedBy: c@d.example, "
            + "approvedOn: 2026-10-01, expires: 2027-06-01 }]";

        var assessed = Assess(settings: [Setting("Any", "https://other.test")], product: waiver);

        Assert.Equal(state, assessed.Services[0].Verdict.State);
        Assert.Equal(state == ServiceState.Waived ? 0 : 1, assessed.Problems.Count);
    }

    [Fact]
    public void A_waiver_of_the_service_covers_what_could_not_be_determined()
    {
        const string waiver = "waivers: [{ id: W-1, service: idp, reason: R, owner: a@b.example, approvedBy: c@d.example, "
            + "approvedOn: 2026-10-01, expires: 2027-06-01 }]";

        var assessed = Assess(settings: [Setting("Oidc:Authority", "")], product: waiver);

        Assert.Equal(ServiceState.Waived, assessed.Services[0].Verdict.State);
        Assert.Empty(assessed.Problems);
    }

    [Fact]
    public void An_expired_waiver_covers_nothing_and_is_named()
    {
        var assessed = Assess(
            settings: [Setting("Any", "https://other.test")],
            product: "waivers: [{ id: W-1, service: idp, reason: R, owner: a@b.example, approvedBy: c@d.example, "
                + "approvedOn: 2026-10-01, expires: 2026-11-01 }]");

        Assert.Equal(
            [ProblemIds.WaiverStale, ProblemIds.AnotherService], assessed.Problems.Select(problem => problem.RuleId).Order());
    }

    [Theory]
    [InlineData("{ rule: PSI2001, path: src/appsettings.json, count: 1 }", ServiceState.Waived)]
    [InlineData("{ rule: PSI2001, path: src/other.json, count: 1 }", ServiceState.Another)]
    public void A_baseline_covers_what_it_lists(string listed, ServiceState state) => Assert.Equal(
        state,
        Assess(settings: [Setting("Any", "https://other.test")], baseline: $"findings: [{listed}]").Services[0].Verdict.State);

    [Fact]
    public void A_rule_that_was_silenced_leaves_the_service_open()
    {
        var at = new FileLocation(".editorconfig", 3, 1);

        var assessed = Assess(
            runs: [new RuleRun("PSI2002", RuleRunState.Silenced, "'severity = none' hides it", at)]);

        Assert.Equal("'severity = none' hides it", assessed.Services[0].NotSeen);
        Assert.Equal((ProblemIds.ServiceUndetermined, at), (assessed.Problems[0].RuleId, assessed.Problems[0].Location));
    }

    [Fact]
    public void A_settings_file_that_cannot_be_read_is_named()
    {
        var problem = Assert.Single(
            Assess(unread: new UnreadServiceFile(Settings, "it is no JSON")).Problems);

        Assert.Equal((ProblemIds.ServiceUndetermined, Settings), (problem.RuleId, problem.Location));
    }

    [Fact]
    public void At_a_level_that_need_not_use_it_there_are_warnings_only()
    {
        var assessed = Assess(uses: [Given.Use("Other.Identity", "1.0.0")], product: "level: 1", settings: [Setting("Oidc:Authority", "")]);

        Assert.Equal([Severity.Warning], assessed.Problems.Select(problem => problem.Severity));
    }

    private static ServiceSign Setting(string key, string value) =>
        new(ServiceTraceKind.ConfigurationKey, key, Settings) { Value = value };

    private static LoggedResult Logged(string rule, ServiceTraceKind trace, string name) =>
        new(rule, "found", Code, Service: new LoggedService("idp", trace, name));

    private static ServiceAssessment Assess(
        IReadOnlyList<ComponentUse>? uses = null,
        IReadOnlyList<ServiceSign>? settings = null,
        IReadOnlyList<LoggedResult>? findings = null,
        IReadOnlyList<LoggedResult>? evidence = null,
        IReadOnlyList<RuleRun>? runs = null,
        UnreadServiceFile? unread = null,
        string product = "level: 2",
        string baseline = "")
    {
        var setup = SetupUnderTest.Of(
            Policy, product.Contains("level", StringComparison.Ordinal) ? product : $"level: 2\n{product}", baseline);
        return ServiceAssessment.Assess(
            setup,
            traits: null,
            ComponentAssessment.Assess(setup, new InventoryResult(uses ?? [], [])),
            new ServiceSurvey(settings ?? [], unread is null ? [] : [unread], []),
            new CompilerOutcome(
                runs ?? [new("PSI2001", RuleRunState.Ran), new("PSI2002", RuleRunState.Ran)], findings ?? [], evidence ?? [], []),
            notSeen: null);
    }
}
