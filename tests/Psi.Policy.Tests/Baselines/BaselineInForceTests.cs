namespace Psi.Policy.Tests.Baselines;

public class BaselineInForceTests
{
    private const string Listed = """
        components:
          - { purl: pkg:nuget/A@1.0.0, rules: [PSI1002, PSI1005], advisories: [GHSA-aaaa-bbbb-cccc], paths: [src/Web/Web.csproj] }
          - { purl: pkg:nuget/B@1.0.0, rules: [PSI1004], paths: [src/Web/Web.csproj, Directory.Packages.props] }
        findings:
          - { rule: PSI3201, path: src/Web/Client.cs, count: 2 }
        """;

    [Theory]
    [InlineData("pkg:nuget/A@1.0.0", "PSI1002", "src/Web/Web.csproj", true)]
    [InlineData("pkg:nuget/a@1.0.0", "PSI1002", "SRC/web/Web.csproj", true)]
    [InlineData("pkg:nuget/A@1.0.1", "PSI1002", "src/Web/Web.csproj", false)]
    [InlineData("pkg:nuget/A", "PSI1002", "src/Web/Web.csproj", false)]
    [InlineData("pkg:npm/A@1.0.0", "PSI1002", "src/Web/Web.csproj", false)]
    [InlineData("pkg:nuget/A@1.0.0", "PSI1001", "src/Web/Web.csproj", false)]
    [InlineData("pkg:nuget/A@1.0.0", "PSI1005", "src/Web/Web.csproj", false)]
    [InlineData("pkg:nuget/A@1.0.0", "PSI1002", "Directory.Packages.props", false)]
    [InlineData("pkg:nuget/B@1.0.0", "PSI1004", "Directory.Packages.props", true)]
    public void A_component_is_covered_in_the_version_the_decision_and_the_file_that_are_listed(
        string component, string ruleId, string path, bool expected) =>
        Assert.Equal(
            expected,
            Book().ForComponent(PackageUrl.Parse(component), ruleId, path) is { Waiver.Id: "baseline", IsInForce: true });

    [Theory]
    [InlineData("pkg:nuget/A@1.0.0", "https://github.com/advisories/GHSA-AAAA-bbbb-cccc", true)]
    [InlineData("pkg:nuget/A@1.0.0", "https://github.com/advisories/GHSA-dddd-eeee-ffff", false)]
    [InlineData("pkg:nuget/A@1.0.1", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", false)]
    [InlineData("pkg:nuget/B@1.0.0", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", false)]
    public void Of_known_vulnerabilities_the_listed_ones_are_covered(string component, string advisory, bool expected) =>
        Assert.Equal(
            expected,
            Book().ForVulnerability(PackageUrl.Parse(component), advisory, "src/Web/Web.csproj") is { Waiver.Id: "baseline" });

    [Fact]
    public void What_NuGet_is_told_to_be_silent_about_is_never_covered() => Assert.Null(Book().ForAdvisory("GHSA-aaaa-bbbb-cccc"));

    [Theory]
    [InlineData("PSI3201", "src/Web/Client.cs", 1, true)]
    [InlineData("PSI3201", "src/Web/Client.cs", 2, true)]
    [InlineData("PSI3201", "src/Web/Client.cs", 3, false)]
    [InlineData("PSI3101", "src/Web/Client.cs", 1, false)]
    [InlineData("PSI3201", "src/Web/Server.cs", 1, false)]
    public void Findings_are_covered_while_there_are_no_more_in_the_file_than_listed(string ruleId, string path, int places, bool expected)
    {
        var counts = FindingCounts.Of(Enumerable.Range(1, places).Select(line => At(ruleId, path, line)));
        Assert.Equal(expected, Book().ForFinding(ruleId, path, counts) is { Waiver.Id: "baseline" });
    }

    [Fact]
    public void Two_findings_of_a_rule_in_one_place_count_once()
    {
        var counts = FindingCounts.Of(
            [At("PSI3201", "a.cs", 1), At("PSI3201", "a.cs", 1), At("PSI3101", "a.cs", 1), At("PSI3201", "A.cs", 1)]);
        Assert.Equal((2, 1, 0), (counts.In("PSI3201", "a.cs"), counts.In("PSI3101", "a.cs"), counts.In("PSI3201", "b.cs")));
    }

    [Fact]
    public void It_stands_among_the_waivers_and_one_in_force_is_named_before_it()
    {
        const string waiver = "waivers: [{{ id: W-1, component: pkg:nuget/A, reason: R., owner: a@b.example, "
            + "approvedBy: appsec@contoso.example, approvedOn: 2026-10-01, expires: {0} }}]";
        var (book, expired) = (
            Book(product: string.Format(null, waiver, "2027-02-01")),
            Book(product: string.Format(null, waiver, "2026-11-01")));

        Assert.Equal(["W-1", "baseline"], book.Statuses.Select(status => status.Waiver.Id));
        Assert.Equal("baseline of 2 components and 2 findings", book.Statuses[1].Waiver.Target);
        Assert.Equal("W-1", book.ForComponent(PackageUrl.NuGet("A", "1.0.0"), "PSI1002", "src/Web/Web.csproj")!.Waiver.Id);
        Assert.Equal("baseline", expired.ForComponent(PackageUrl.NuGet("A", "1.0.0"), "PSI1002", "src/Web/Web.csproj")!.Waiver.Id);
    }

    [Theory]
    [InlineData("2027-01-01", WaiverState.Valid, null)]
    [InlineData(
        "2027-02-01",
        WaiverState.Expiring,
        "The baseline of 2 components and 2 findings expires on 2027-02-01: today is its last day. "
        + "After that day it covers nothing. Fix what it waives before, or ask appsec@contoso.example for a new one.")]
    [InlineData(
        "2027-02-02",
        WaiverState.Expired,
        "The baseline of 2 components and 2 findings expired on 2027-02-01 and covers nothing any more. "
        + "Fix what it waived, or ask appsec@contoso.example for a new one.")]
    public void It_expires_as_a_waiver_does(string today, WaiverState state, string? message)
    {
        var book = Book(today: today);
        Assert.Equal((state, message), (book.Baseline!.State, book.Baseline.Problem?.Message));
        // It is found when it is over, so that the build can say why it fails.
        Assert.Equal(state, book.ForComponent(PackageUrl.NuGet("A", "1.0.0"), "PSI1002", "src/Web/Web.csproj")!.State);
        Assert.Equal(state, book.ForFinding("PSI3201", "src/Web/Client.cs", FindingCounts.None)!.State);
    }

    [Theory]
    [InlineData("waivers: { maxDays: 100 }", "it lasts 123 days, and Contoso allows at most 100. Let it expire on 2027-01-09 or earlier.")]
    [InlineData(
        "waivers: { approvers: [ciso@contoso.example] }",
        "appsec@contoso.example is no approver of Contoso. Ask one who is: ciso@contoso.example.")]
    [InlineData(
        "enforcement: { waiversFrom: policy }",
        "the policy of Contoso lets no repository waive (enforcement.waiversFrom: policy).")]
    public void The_organisations_rules_for_waivers_hold_for_it(string policy, string why)
    {
        var status = Book(policy).Baseline!;
        Assert.Equal(
            (WaiverState.Refused, ProblemIds.ProductInvalid, Severity.Error),
            (status.State, status.Problem!.RuleId, status.Problem.Severity));
        Assert.StartsWith($"The baseline covers nothing: {why}", status.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(new FileLocation("psi.baseline.yaml", 1, 1), status.Problem.Location);
    }

    [Fact]
    public void A_requirement_whose_findings_it_covers_is_waived_by_it_and_never_met()
    {
        var assessment = Assess([At("PSI3201", "src/Web/Client.cs", 1), At("PSI3201", "src/Web/Client.cs", 9)]);

        Assert.Equal((RequirementState.Waived, "waived by baseline"), (assessment.Verdicts[0].State, assessment.Verdicts[0].Reason));
        Assert.Empty(assessment.Problems);
    }

    [Fact]
    public void One_finding_more_in_a_file_opens_all_of_them_and_says_how_many_are_new()
    {
        var assessment = Assess(
            [At("PSI3201", "src/Web/Client.cs", 1), At("PSI3201", "src/Web/Client.cs", 9), At("PSI3201", "src/Web/Client.cs", 12)]);

        Assert.Equal(RequirementState.Unmet, assessment.Verdicts[0].State);
        Assert.Equal(
            "Requirement MAR-TLS-1 is not met: T. 3 findings of PSI3201 in this project, this is the first. "
            + "Fix them as the rule's message says, or ask for a waiver. "
            + "The baseline accepts 2 of PSI3201 in src/Web/Client.cs, where there are 3, so at least 1 is new and none is covered.",
            Assert.Single(assessment.Problems).Message);
    }

    [Fact]
    public void A_finding_in_another_file_is_open_alone()
    {
        var assessment = Assess([At("PSI3201", "src/Web/Client.cs", 1), At("PSI3201", "src/Web/Server.cs", 1)]);

        Assert.Equal(["src/Web/Server.cs"], assessment.Verdicts[0].OpenFindings.Select(finding => finding.At.Path));
        Assert.DoesNotContain("baseline", Assert.Single(assessment.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RuleRunState.Silenced, ProblemIds.RuleSilenced)]
    [InlineData(RuleRunState.DidNotRun, ProblemIds.RuleDidNotRun)]
    public void A_rule_that_was_kept_from_looking_is_not_covered(RuleRunState state, string problem)
    {
        var assessment = Assess(
            [],
            new RuleRun("PSI3201", state, "tests", new FileLocation("src/Web/Client.cs", 1), new FileLocation("src/Web/Client.cs", 2)));

        Assert.Equal(RequirementState.NotAssessed, assessment.Verdicts[0].State);
        Assert.Equal(problem, Assert.Single(assessment.Problems).RuleId);
    }

    [Fact]
    public void After_its_last_day_everything_is_back_and_the_reason_is_said()
    {
        var assessment = Assess([At("PSI3201", "src/Web/Client.cs", 1)], today: "2027-02-02");

        Assert.Equal(RequirementState.Unmet, assessment.Verdicts[0].State);
        Assert.Equal([ProblemIds.WaiverStale, ProblemIds.RequirementUnmet], assessment.Problems.Select(found => found.RuleId));
    }

    private static RequirementAssessment Assess(IReadOnlyList<RuleFinding> findings, RuleRun? run = null, string today = "2026-11-21")
    {
        const string policy = "requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201] }]";
        var facts = new RequirementFacts
        {
            Runs = [run ?? new RuleRun("PSI3201", RuleRunState.Ran)],
            Findings = findings,
            Traits = ProjectTraits.Of(new ProjectTraitFacts()),
            Project = new FileLocation("src/Web/Web.csproj"),
        };
        return RequirementAssessment.Assess(
            Given.Policy(policy), 3, facts, Book(policy, today), AttestationBook.Empty, Given.Day(today));
    }

    private static RuleFinding At(string ruleId, string path, int line) => new(ruleId, new FileLocation(path, line, 5));

    private static WaiverBook Book(string policy = "", string today = "2026-11-21", string product = "") =>
        WaiverBook.Open(Given.Policy(policy), Given.Product(product), Given.Day(today), Given.Baseline(Given.BaselineText(Listed)));
}
