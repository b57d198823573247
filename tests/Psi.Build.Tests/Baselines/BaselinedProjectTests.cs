using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build.Tests.Baselines;

/// <summary>What a project with a baseline reports, and what its fragment says of that.</summary>
public sealed class BaselinedProjectTests
{
    private const string Policy = """
        components: [{ purl: pkg:nuget/Polly, status: prohibited, reason: Tests prohibit it. }]
        unpinned: { severity: error }
        requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201] }]
        """;

    private const string Listed = """
        components:
          - { purl: pkg:nuget/Polly@8.4.0, rules: [PSI1001, PSI1005, PSI1007], advisories: [GHSA-aaaa-bbbb-cccc], paths: [src/App.csproj] }
        findings:
          - { rule: PSI3201, path: src/Client.cs, count: 1 }
        """;

    private static readonly ComponentUse Polly = Given.Use("Polly", "8.4.0") with
    {
        IsPinned = false,
        RequestedVersion = "[8.*, )",
        VersionDeclaredAt = new("Directory.Packages.props", 3, 5),
        Vulnerabilities = [new KnownVulnerability("https://github.com/advisories/GHSA-aaaa-bbbb-cccc", VulnerabilitySeverity.Critical)],
    };

    [Fact]
    public void What_is_listed_is_not_reported_and_what_is_not_is() => Assert.Multiple(
        () => Assert.Empty(Assess(Polly).Problems),
        () =>
            Assert.Equal(
                [ProblemIds.Unpinned, ProblemIds.Prohibited, ProblemIds.Vulnerable],
                Assess(Polly, baseline: "").Problems.Select(problem => problem.RuleId)));

    [Fact]
    public void Another_version_another_file_and_another_vulnerability_are_reported()
    {
        Assert.Contains(
            Assess(Polly with { Component = PackageUrl.NuGet("Polly", "8.4.1") }).Problems,
            problem => problem.RuleId == ProblemIds.Prohibited);
        Assert.Contains(
            Assess(Polly with { DeclaredAt = new("src/Other.csproj", 7, 5) }).Problems, problem => problem.RuleId == ProblemIds.Prohibited);
        var vulnerable = Polly with
        {
            Vulnerabilities = [
                .. Polly.Vulnerabilities,
                new KnownVulnerability("https://github.com/advisories/GHSA-dddd-eeee-ffff", VulnerabilitySeverity.High),
            ],
        };
        Assert.Contains("GHSA-dddd-eeee-ffff", Assert.Single(Assess(vulnerable).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_determined_is_reported()
    {
        var gap = new AuditGap(Polly.DeclaredAt, "Suppressed.", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc");
        var assessment = ComponentAssessment.Assess(
            Setup(policy: Policy + "\nvulnerabilities: { unaudited: error }"), new InventoryResult([Polly], []) { AuditGaps = [gap] });

        Assert.Equal([ProblemIds.Undetermined], assessment.Problems.Select(problem => problem.RuleId));
    }

    [Fact]
    public void After_its_last_day_everything_is_reported_again_with_the_reason_once()
    {
        var problems = Assess(Polly, today: new(2027, 2, 2)).Problems;

        Assert.Equal(
            [ProblemIds.Unpinned, ProblemIds.WaiverStale, ProblemIds.Prohibited, ProblemIds.Vulnerable],
            problems.Select(problem => problem.RuleId));
        Assert.Equal(new FileLocation("psi.baseline.yaml", 1, 1), problems[1].Location);
    }

    [Fact]
    public void The_fragment_shows_all_of_it_with_the_baseline_as_its_waiver()
    {
        var fragment = Fragment([At(9)]);

        var use = Assert.Single(Assert.Single(fragment.Components).Uses);
        Assert.Equal((ComponentStatus.Prohibited, "PSI1001", "baseline"), (use.Decision.Status, use.Decision.RuleId, use.Decision.Waiver));
        Assert.Equal(
            [("PSI1005", "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", "baseline"), ("PSI1007", null, "baseline")],
            use.Remarks.Select(remark => (remark.RuleId, remark.Advisory, remark.Waiver)));
        Assert.All(fragment.Findings, finding => Assert.Equal("baseline", finding.Waiver));
        Assert.Equal(["PSI1007", "PSI1005", "PSI3201"], fragment.Findings.Select(finding => finding.RuleId));
        var requirement = Assert.Single(fragment.Requirements, requirement => requirement.Id == "MAR-TLS-1");
        Assert.Equal((RequirementState.Waived, "baseline"), (requirement.State, requirement.Projects[0].Waiver));
        var waiver = Assert.Single(fragment.Waivers);
        Assert.Equal(
            ("baseline", "baseline of 1 component and 1 finding", WaiverState.Valid, true),
            (waiver.Id, waiver.Target, waiver.State, waiver.Used));
        Assert.Equal((WaiverSource.Repository, 0), (fragment.Policy.WaiverRules!.From, fragment.Policy.WaiverRules.Approvers.Count));
    }

    [Fact]
    public void With_one_finding_more_in_a_file_none_of_its_findings_has_a_waiver() =>
        Assert.All(
            Fragment([At(9), At(12)]).Findings.Where(finding => finding.RuleId == "PSI3201"), finding => Assert.Null(finding.Waiver));

    [Fact]
    public void A_finding_that_the_source_suppresses_does_not_count_and_is_not_covered()
    {
        var findings = Fragment([At(9), At(12) with { SuppressedBy = "Pragma" }]).Findings.Where(finding => finding.RuleId == "PSI3201");

        Assert.Equal([(9, "baseline"), (12, null)], findings.Select(finding => (finding.At.Line, finding.Waiver)));
    }

    [Fact]
    public void A_baseline_of_what_is_not_in_the_project_is_unused() =>
        Assert.False(Assert.Single(Fragment([], use: Given.Use("Serilog", "4.0.0")).Waivers).Used);

    private static LoggedResult At(int line) =>
        new("PSI3201", "This handler accepts every certificate", new("src/Client.cs", line, 5), null);

    private static PolicySetup Setup(string baseline = Listed, string policy = Policy, CalendarDate? today = null) =>
        SetupUnderTest.Of(policy, "", baseline, today);

    private static ComponentAssessment Assess(ComponentUse use, string baseline = Listed, CalendarDate? today = null) =>
        ComponentAssessment.Assess(Setup(baseline, today: today), new InventoryResult([use], []));

    private static Fragment Fragment(IReadOnlyList<LoggedResult> findings, ComponentUse? use = null)
    {
        var setup = Setup();
        var everyRule = setup.Policy.Requirements
            .SelectMany(requirement => requirement.Rules)
            .Select(rule => new RuleRun(rule, RuleRunState.Ran));
        var outcome = new CompilerOutcome([.. everyRule], findings, [], []);
        var decision = new ProjectDecision
        {
            Setup = setup,
            Components = ComponentAssessment.Assess(setup, new InventoryResult([use ?? Polly], [])),
            Outcome = outcome,
            Requirements = RequirementAssessment.NotYet(setup.Policy, 3, ""),
            FilesRead = [],
        };
        decision = decision with
        {
            Requirements = RequirementAssessment.Assess(
                setup.Policy,
                3,
                new RequirementFacts
                {
                    Runs = outcome.Runs,
                    Findings = [.. decision.OpenFindings],
                    Traits = ProjectTraits.Of(new ProjectTraitFacts()),
                    Project = new FileLocation("src/App.csproj"),
                },
                setup.Waivers,
                setup.Attestations,
                setup.Today),
        };
        var root = Path.GetTempPath();
        var settings = new BuildSettings
        {
            RepositoryRoot = root,
            ProductFile = Path.Combine(root, "psi.yaml"),
            Policies = [],
            Today = setup.Today.ToString(),
            ProjectFile = Path.Combine(root, "src", "App.csproj"),
            AssetsFile = Path.Combine(root, "no-assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
            Configuration = "Release",
            Language = "C#",
            PsiVersion = "0.1.0",
        };
        return FragmentBuilder.Build(decision, settings, new ShownPaths(root, null), FragmentStage.Final, notAssessed: null);
    }
}
