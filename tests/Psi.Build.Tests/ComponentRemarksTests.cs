using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What the policy makes of known vulnerabilities, of an incomplete audit and of versions that are not pinned.</summary>
public sealed class ComponentRemarksTests
{
    private const string Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc";
    private static readonly FileLocation Reference = new("src/App.csproj", 7, 5);
    private static readonly FileLocation Version = new("Directory.Packages.props", 12, 40);

    [Theory]
    [InlineData(VulnerabilitySeverity.Low, Severity.Warning)]
    [InlineData(VulnerabilitySeverity.Moderate, Severity.Warning)]
    [InlineData(VulnerabilitySeverity.High, Severity.Error)]
    [InlineData(VulnerabilitySeverity.Critical, Severity.Error)]
    public void A_vulnerability_weighs_by_its_advisory_where_no_policy_says_otherwise(VulnerabilitySeverity known, Severity weight)
    {
        var problem = Assert.Single(Assess(Vulnerable(known)).Problems);

        Assert.Equal((ProblemIds.Vulnerable, weight, Reference), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains(Advisory, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_says_what_a_vulnerability_weighs()
    {
        Assert.Equal(
            Severity.Warning,
            Assert.Single(Assess(Vulnerable(VulnerabilitySeverity.High), "vulnerabilities: { high: warning }").Problems).Severity);
        Assert.Equal(
            Severity.Error,
            Assert.Single(Assess(Vulnerable(VulnerabilitySeverity.Low), "vulnerabilities: { low: error }").Problems).Severity);
        Assert.Empty(Assess(Vulnerable(VulnerabilitySeverity.Low), "vulnerabilities: { low: none }").Problems);
        Assert.Equal(
            Severity.Error,
            Assert.Single(Assess(Vulnerable(VulnerabilitySeverity.High), "vulnerabilities: { low: none }").Problems).Severity);
    }

    [Fact]
    public void Also_without_the_baseline_a_severe_vulnerability_is_an_error() =>
        Assert.Equal(Severity.Error, Assert.Single(Assess(Vulnerable(VulnerabilitySeverity.High), "extends: none").Problems).Severity);

    [Theory]
    [InlineData("component: pkg:nuget/Acme.Lib, advisory: GHSA-aaaa-bbbb-cccc", true)]
    [InlineData("component: pkg:nuget/acme.*, advisory: ghsa-AAAA-bbbb-cccc", true)]
    [InlineData("component: pkg:nuget/Acme.Lib@1.0, advisory: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc'", true)]
    [InlineData("component: pkg:nuget/Acme.Lib, advisory: GHSA-dddd-eeee-ffff", false)]
    [InlineData("component: pkg:nuget/Acme.Lib@2.0.0, advisory: GHSA-aaaa-bbbb-cccc", false)]
    [InlineData("component: pkg:nuget/Acme.Lib, advisory: GHSA-aaaa-bbbb-cccc, path: tests/**", false)]
    [InlineData("component: pkg:nuget/Acme.Lib", false)]
    public void A_vulnerability_is_waived_by_naming_its_advisory_and_by_nothing_less(string waiver, bool isWaived)
    {
        var assessment = Assess(Vulnerable(VulnerabilitySeverity.High), waivers: Waiver(waiver));

        Assert.Equal(isWaived ? [] : [ProblemIds.Vulnerable], assessment.Problems.Select(problem => problem.RuleId));
        Assert.Equal(isWaived, Assert.Single(Assert.Single(assessment.Uses).Remarks).IsWaived);
    }

    [Fact]
    public void A_waiver_that_names_an_advisory_waives_nothing_else()
    {
        var policy = "components: [{ purl: pkg:nuget/Acme.Lib, status: prohibited, reason: Tests prohibit it. }]";

        Assert.Equal(
            [ProblemIds.Prohibited],
            Assess(
                Vulnerable(VulnerabilitySeverity.High),
                policy,
                Waiver("component: pkg:nuget/Acme.Lib, advisory: GHSA-aaaa-bbbb-cccc")).Problems.Select(problem => problem.RuleId));
    }

    [Fact]
    public void A_waiver_of_a_vulnerability_about_to_expire_is_named() =>
        Assert.Equal(
            [ProblemIds.WaiverStale],
            Assess(
                Vulnerable(VulnerabilitySeverity.High),
                waivers: Waiver("component: pkg:nuget/Acme.Lib, advisory: GHSA-aaaa-bbbb-cccc", "2026-12-01")).Problems.Select(problem =>
                    problem.RuleId));

    [Theory]
    [InlineData("", Severity.Warning)]
    [InlineData("vulnerabilities: { unaudited: error }", Severity.Error)]
    public void An_incomplete_audit_is_said_never_passed(string policy, Severity weight)
    {
        var problem = Assert.Single(Assess(Use, policy, gaps: new AuditGap(Reference, "NuGet's audit is switched off.")).Problems);

        Assert.Equal((ProblemIds.Undetermined, weight, Reference), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "Known vulnerabilities of the packages in use could not be determined completely. NuGet's audit is switched off.",
            problem.Message);
    }

    [Fact]
    public void An_organisation_may_want_to_hear_nothing_of_it() =>
        Assert.Empty(Assess(Use, "vulnerabilities: { unaudited: none }", gaps: new AuditGap(Reference, "Off.")).Problems);

    [Fact]
    public void An_advisory_that_NuGet_is_silent_about_needs_a_waiver_that_names_it()
    {
        var gap = new AuditGap(Reference, "Suppressed.", Advisory);

        Assert.Single(Assess(Use, gaps: gap).Problems);
        Assert.Single(Assess(Use, waivers: Waiver("component: pkg:nuget/Acme.Lib, advisory: GHSA-dddd-eeee-ffff"), gaps: gap).Problems);
        Assert.Empty(Assess(Use, waivers: Waiver("component: pkg:nuget/Acme.Lib, advisory: GHSA-aaaa-bbbb-cccc"), gaps: gap).Problems);
    }

    [Fact]
    public void A_version_that_is_not_pinned_is_reported_where_it_is_written()
    {
        var problem = Assert.Single(Assess(Floating).Problems);

        Assert.Equal((ProblemIds.Unpinned, Severity.Warning, Version), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Contains(" 1.* brings in", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Write 1.0.0", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unpinned: { severity: error }", Severity.Error)]
    [InlineData("unpinned: { severity: error, scopes: [runtime] }", Severity.Error)]
    [InlineData("unpinned: { severity: error, scopes: [build, test] }", null)]
    [InlineData("unpinned: { severity: none }", null)]
    [InlineData("extends: none", null)]
    public void The_policy_says_what_an_unpinned_version_weighs_and_where(string policy, Severity? weight) =>
        Assert.Equal(weight, Assess(Floating, policy).Problems.SingleOrDefault()?.Severity);

    [Fact]
    public void A_component_waiver_covers_that_it_is_not_pinned() =>
        Assert.Empty(Assess(Floating, waivers: Waiver("component: pkg:nuget/Acme.Lib")).Problems);

    [Fact]
    public void A_version_that_no_source_has_is_said_to_be_missing_as_it_is_written()
    {
        var problem = Assert.Single(Assess(Use with { IsPinned = false, RequestedVersion = "[0.9.1, )" }).Problems);

        Assert.Equal(
            "The version of Acme.Lib is not pinned: no source has 0.9.1, so restore took 1.0.0 instead, and takes another as soon as a "
            + "version in between is published, decided about or not. Write 1.0.0, or lock all versions with RestorePackagesWithLockFile.",
            problem.Message);
    }

    [Fact]
    public void A_floating_version_is_named_as_it_is_written() =>
        Assert.StartsWith(
            "The version of Acme.Lib is not pinned: 1.* brings in whatever is published when somebody restores, decided about or not; now "
            + "it is 1.0.0. Write 1.0.0,",
            Assert.Single(Assess(Floating).Problems).Message,
            StringComparison.Ordinal);

    private static ComponentUse Use { get; } = new()
    {
        Component = PackageUrl.NuGet("Acme.Lib", "1.0.0"),
        Scope = ComponentScope.Runtime,
        IsDirect = true,
        Chains = [["Acme.Lib@1.0.0"]],
        DeclaredAt = Reference,
        VersionDeclaredAt = Version,
    };

    private static ComponentUse Floating { get; } = Use with { IsPinned = false, RequestedVersion = "[1.*, )" };

    private static ComponentUse Vulnerable(VulnerabilitySeverity severity) =>
        Use with { Vulnerabilities = [new KnownVulnerability(Advisory, severity)] };

    private static string Waiver(string what, string expires = "2027-02-01") =>
        $"waivers: [{{ id: W-1, {what}, reason: Tests, owner: a@b.example, approvedBy: c@d.example, approvedOn: 2026-10-01, "
        + $"expires: {expires} }}]";

    private static ComponentAssessment Assess(ComponentUse use, string policy = "", string waivers = "", params AuditGap[] gaps) =>
        ComponentAssessment.Assess(SetupUnderTest.Of(policy, waivers), new InventoryResult([use], []) { AuditGaps = gaps });
}
