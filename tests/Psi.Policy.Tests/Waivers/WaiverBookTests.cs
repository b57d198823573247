namespace Psi.Policy.Tests.Waivers;

public class WaiverBookTests
{
    private const string Organisation = "waivers: { maxDays: 123, approvers: [appsec@contoso.example, ciso@contoso.example] }";

    [Theory]
    [InlineData("2026-10-01", WaiverState.Valid)]
    [InlineData("2027-01-01", WaiverState.Valid)]
    [InlineData("2027-01-02", WaiverState.Expiring)]
    [InlineData("2027-01-31", WaiverState.Expiring)]
    [InlineData("2027-02-01", WaiverState.Expiring)]
    [InlineData("2027-02-02", WaiverState.Expired)]
    [InlineData("2026-09-30", WaiverState.Refused)]
    public void A_waiver_holds_from_its_approval_to_its_last_day_and_both_days_count(string today, WaiverState expected)
    {
        var status = StatusOf(Waiver(), today: today);
        Assert.Equal(expected, status.State);
        Assert.Equal(expected is WaiverState.Valid or WaiverState.Expiring, status.IsInForce);
    }

    [Theory]
    [InlineData("2027-01-01", null)]
    [InlineData(
        "2027-01-02",
        "Waiver W-1 for pkg:nuget/A expires on 2027-02-01: 30 days are left. After that day it covers nothing. "
        + "Fix what it waives before, or ask appsec@contoso.example for a new one.")]
    [InlineData(
        "2027-01-31",
        "Waiver W-1 for pkg:nuget/A expires on 2027-02-01: tomorrow is its last day. After that day it covers nothing. "
        + "Fix what it waives before, or ask appsec@contoso.example for a new one.")]
    [InlineData(
        "2027-02-01",
        "Waiver W-1 for pkg:nuget/A expires on 2027-02-01: today is its last day. After that day it covers nothing. "
        + "Fix what it waives before, or ask appsec@contoso.example for a new one.")]
    [InlineData(
        "2027-02-02",
        "Waiver W-1 for pkg:nuget/A expired on 2027-02-01 and covers nothing any more. "
        + "Fix what it waived, or ask appsec@contoso.example for a new one.")]
    public void Expiry_is_told_thirty_days_ahead_as_a_warning_at_the_waiver(string today, string? message)
    {
        var problem = StatusOf(Waiver(), today: today).Problem;
        Assert.Equal(message, problem?.Message);
        if (problem is not null)
        {
            Assert.Equal(
                (ProblemIds.WaiverStale, Severity.Warning, new FileLocation("psi.yaml", 8, 5)),
                (problem.RuleId, problem.Severity, problem.Location));
        }
    }

    [Fact]
    public void The_longest_waiver_allowed_lasts_exactly_so_many_days()
    {
        Assert.Equal(WaiverState.Valid, StatusOf(Waiver(approvedOn: "2026-10-01", expires: "2027-02-01")).State);
        var refused = StatusOf(Waiver(approvedOn: "2026-10-01", expires: "2027-02-02"));
        Assert.Equal(WaiverState.Refused, refused.State);
        Assert.Equal(
            "Waiver W-1 covers nothing: it lasts 124 days, and Contoso allows at most 123. Let it expire on 2027-02-01 or earlier.",
            refused.Problem!.Message);
    }

    [Fact]
    public void A_waiver_needs_one_of_the_approvers()
    {
        Assert.True(StatusOf(Waiver(approvedBy: "CISO@Contoso.example")).IsInForce);
        var refused = StatusOf(Waiver(approvedBy: "me@contoso.example"));
        Assert.Equal((ProblemIds.ProductInvalid, Severity.Error), (refused.Problem!.RuleId, refused.Problem.Severity));
        Assert.Equal(
            "Waiver W-1 covers nothing: me@contoso.example is no approver of Contoso. Ask one who is: "
            + "appsec@contoso.example, ciso@contoso.example.",
            refused.Problem.Message);
    }

    [Fact]
    public void Where_the_policy_names_no_approvers_and_no_limit_anyone_approves_for_any_time() =>
        Assert.True(StatusOf(Waiver(approvedBy: "me@contoso.example", expires: "2036-01-01"), organisation: "").IsInForce);

    [Fact]
    public void Where_only_the_organisation_waives_a_repositorys_waiver_covers_nothing()
    {
        var refused = StatusOf(Waiver(), organisation: "enforcement: { waiversFrom: policy }");
        Assert.Equal(WaiverState.Refused, refused.State);
        Assert.Equal(
            "Waiver W-1 covers nothing: the policy of Contoso lets no repository waive (enforcement.waiversFrom: policy). "
            + "Remove it and fix what it waives, or ask Contoso to change its policy.",
            refused.Problem!.Message);
    }

    [Fact]
    public void A_waiver_not_yet_approved_covers_nothing() => Assert.Equal(
        "Waiver W-1 covers nothing: it is approved on 2026-11-22, which is after 2026-11-21 (UTC). Correct 'approvedOn'.",
        StatusOf(Waiver(approvedOn: "2026-11-22")).Problem!.Message);

    [Theory]
    [InlineData("component: pkg:nuget/A", "pkg:nuget/a@1.0.0", "src/Web/Web.csproj", true)]
    [InlineData("component: pkg:nuget/A", "pkg:nuget/B@1.0.0", "src/Web/Web.csproj", false)]
    [InlineData("component: pkg:nuget/A@1.0", "pkg:nuget/A@1.0.0", "src/Web/Web.csproj", true)]
    [InlineData("component: pkg:nuget/A@1.0.0", "pkg:nuget/A@1.0.1", "src/Web/Web.csproj", false)]
    [InlineData("component: pkg:nuget/Contoso.*", "pkg:nuget/Contoso.Web@1.0.0", "src/Web/Web.csproj", true)]
    [InlineData("component: pkg:nuget/A\n    path: src/Web/**", "pkg:nuget/A@1.0.0", "src/Web/Web.csproj", true)]
    [InlineData("component: pkg:nuget/A\n    path: src/Web/**", "pkg:nuget/A@1.0.0", "Directory.Packages.props", false)]
    [InlineData("requirement: A", "pkg:nuget/A@1.0.0", "src/Web/Web.csproj", false)]
    public void A_component_waiver_covers_the_components_versions_and_files_it_names(
        string target, string component, string path, bool expected) =>
        Assert.Equal(expected, Book(Waiver(target)).ForComponent(PackageUrl.Parse(component), ProblemIds.Prohibited, path) is not null);

    [Theory]
    [InlineData("component: pkg:nuget/A", true, false, false)]
    [InlineData("component: pkg:nuget/A\n    advisory: GHSA-aaaa-bbbb-cccc", false, true, false)]
    [InlineData("component: pkg:nuget/A\n    advisory: ghsa-AAAA-bbbb-cccc", false, true, false)]
    [InlineData("component: pkg:nuget/A@1.0.0\n    advisory: GHSA-dddd-eeee-ffff", false, false, true)]
    [InlineData("component: pkg:nuget/B\n    advisory: GHSA-aaaa-bbbb-cccc", false, false, false)]
    [InlineData("component: pkg:nuget/A@2.0.0\n    advisory: GHSA-aaaa-bbbb-cccc", false, false, false)]
    [InlineData("component: pkg:nuget/A\n    advisory: GHSA-aaaa-bbbb-cccc\n    path: tests/**", false, false, false)]
    public void A_waiver_of_a_vulnerability_covers_that_one_alone_and_one_of_the_component_covers_none(
        string target, bool component, bool vulnerability, bool other)
    {
        var (book, a) = (Book(Waiver(target)), PackageUrl.NuGet("A", "1.0.0"));
        Assert.Equal(component, book.ForComponent(a, ProblemIds.Prohibited, "src/Web/Web.csproj") is not null);
        Assert.Equal(
            vulnerability,
            book.ForVulnerability(a, "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", "src/Web/Web.csproj") is not null);
        Assert.Equal(other, book.ForVulnerability(a, "GHSA-dddd-eeee-ffff", "src/Web/Web.csproj") is not null);
    }

    [Theory]
    [InlineData("rule: PSI3201", true, false)]
    [InlineData("requirement: PSI3201", false, true)]
    [InlineData("rule: PSI3101", false, false)]
    [InlineData("rule: PSI3201\n    path: tests/**", false, false)]
    [InlineData("requirement: PSI3201\n    path: src/**/*.cs", false, true)]
    public void Rule_and_requirement_waivers_are_two_things(string target, bool forRule, bool forRequirement)
    {
        var book = Book(Waiver(target));
        Assert.Equal(forRule, book.ForRule("PSI3201", "src/Web/Program.cs") is not null);
        Assert.Equal(forRequirement, book.ForRequirement("PSI3201", "src/Web/Program.cs") is not null);
    }

    [Fact]
    public void Of_several_waivers_one_in_force_answers_and_of_those_the_longest()
    {
        var book = Book(
            Waiver(id: "W-1", approvedOn: "2026-01-01", expires: "2026-02-01")
            + Waiver(id: "W-2", expires: "2026-12-24", head: "")
            + Waiver(id: "W-3", expires: "2027-01-15", head: "")
            + Waiver(id: "W-4", approvedBy: "me@contoso.example", head: ""));
        Assert.Equal("W-3", book.ForComponent(PackageUrl.NuGet("A", "1.0.0"), ProblemIds.Prohibited, "a.csproj")!.Waiver.Id);
        Assert.Equal(["W-1", "W-2", "W-3", "W-4"], book.Statuses.Select(status => status.Waiver.Id));
    }

    [Fact]
    public void An_expired_waiver_is_still_found_so_that_the_build_can_say_why_it_fails() =>
        Assert.Equal(
            WaiverState.Expired,
            Book(Waiver(), today: "2027-02-02").ForComponent(PackageUrl.NuGet("A", "1.0.0"), ProblemIds.Prohibited, "a.csproj")!.State);

    [Fact]
    public void A_product_without_a_product_file_has_no_waivers() =>
        Assert.Empty(WaiverBook.Open(Given.Policy(""), null, Given.Today).Statuses);

    private static WaiverStatus StatusOf(string waiver, string organisation = Organisation, string today = "2026-11-21") =>
        Assert.Single(Book(waiver, organisation, today).Statuses);

    private static WaiverBook Book(string waivers, string organisation = Organisation, string today = "2026-11-21") =>
        WaiverBook.Open(Given.Policy(organisation), Given.Product(waivers), Given.Day(today));

    private static string Waiver(
        string target = "component: pkg:nuget/A", string id = "W-1", string approvedBy = "appsec@contoso.example",
        string approvedOn = "2026-10-01", string expires = "2027-02-01", string head = "waivers:") =>
        $"{head}\n  - id: {id}\n    {target}\n    reason: R.\n    owner: dev@contoso.example\n    approvedBy: {approvedBy}\n"
        + $"    approvedOn: {approvedOn}\n    expires: {expires}";
}
