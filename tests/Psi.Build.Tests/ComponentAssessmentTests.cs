using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class ComponentAssessmentTests
{
    private static readonly FileLocation Reference = new("src/App.csproj", 7, 5);
    private static readonly FileLocation Version = new("Directory.Packages.props", 12, 40);

    [Fact]
    public void A_prohibited_component_is_reported_at_its_reference()
    {
        var problem = Assert.Single(Assess("status: prohibited, reason: Tests prohibit it.").Problems);

        Assert.Equal((ProblemIds.Prohibited, Severity.Error, Reference), (problem.RuleId, problem.Severity, problem.Location));
    }

    [Fact]
    public void A_version_outside_the_decision_is_reported_where_the_version_is_written()
    {
        var problem = Assert.Single(Assess("status: permitted, versions: '[9.0,)'").Problems);

        Assert.Equal((ProblemIds.VersionOutside, Version), (problem.RuleId, problem.Location));
    }

    [Fact]
    public void A_permitted_component_gives_nothing_and_is_still_in_the_inventory()
    {
        var assessment = Assess("status: permitted");

        Assert.Empty(assessment.Problems);
        Assert.Equal(ComponentStatus.Permitted, Assert.Single(assessment.Uses).Decision.Status);
    }

    [Fact]
    public void A_waived_component_gives_nothing_and_keeps_its_decision()
    {
        var assessment = Assess("status: prohibited, reason: Tests prohibit it.", Given.Waiver("2027-02-01"));

        Assert.Empty(assessment.Problems);
        var decided = Assert.Single(assessment.Uses);
        Assert.True(decided.IsWaived);
        Assert.Equal((ComponentStatus.Prohibited, Severity.Error), (decided.Decision.Status, decided.Decision.Severity));
    }

    [Fact]
    public void An_expired_waiver_brings_the_decision_back_and_is_named()
    {
        var assessment = Assess("status: prohibited, reason: Tests prohibit it.", Given.Waiver("2026-11-20"));

        Assert.Equal([ProblemIds.WaiverStale, ProblemIds.Prohibited], assessment.Problems.Select(problem => problem.RuleId));
        Assert.False(Assert.Single(assessment.Uses).IsWaived);
    }

    [Fact]
    public void A_waiver_about_to_expire_covers_and_is_named() =>
        Assert.Equal(
            [ProblemIds.WaiverStale],
            Assess(
                "status: prohibited, reason: Tests prohibit it.", Given.Waiver("2026-12-01")).Problems.Select(problem => problem.RuleId));

    [Fact]
    public void What_the_inventory_could_not_determine_is_reported()
    {
        var problem = new Problem(ProblemIds.Undetermined, Severity.Error, Reference, "not restored");

        Assert.Contains(
            problem, ComponentAssessment.Assess(Given.Setup("status: permitted", null), new InventoryResult([], [problem])).Problems);
    }

    [Fact]
    public void An_end_of_support_is_reported_at_the_reference_and_can_be_waived()
    {
        const string ended = "status: recommended }\nsupport:\n"
            + "  - { purl: pkg:nuget/Polly, versions: '[8.0,9.0)', endOfSupport: 2026-11-20";

        var problem = Assert.Single(Assess(ended).Problems);
        Assert.Equal((ProblemIds.EndOfSupport, Severity.Error, Reference), (problem.RuleId, problem.Severity, problem.Location));
        Assert.StartsWith("Polly 8.4.0 is out of support: its support ended on 2026-11-20", problem.Message, StringComparison.Ordinal);

        var waived = Assess(ended, Waiver("2027-02-01"));
        Assert.Empty(waived.Problems);
        Assert.Equal(
            (ComponentStatus.Recommended, ProblemIds.EndOfSupport), (waived.Uses[0].Decision.Status, waived.Uses[0].Decision.RuleId));
    }

    [Fact]
    public void A_repositorys_policy_that_claims_longer_support_is_told_so_at_its_line()
    {
        var setup = Setup("status: recommended }\nsupport:\n  - { purl: pkg:nuget/Polly, endOfSupport: 2026-11-20", null);
        var claim = PolicyLayer.Read(
            PolicyLayerKind.Repository,
            "here.yaml",
            """
            psi: policy/v1
            organisation: Contoso
            version: '1'
            support: [{ purl: pkg:nuget/Polly, endOfSupport: 2030-01-01 }]
            """u8.ToArray(),
            out _);
        setup = setup with { Policy = PolicyComposition.Compose([setup.Policy.Layers[^1], claim!]) };

        var problems = ComponentAssessment.Assess(setup, new InventoryResult([Polly()], [])).Problems;

        Assert.Equal([ProblemIds.RepositoryLoosens, ProblemIds.EndOfSupport], problems.Select(problem => problem.RuleId));
        Assert.Equal(new FileLocation("here.yaml", 4, 19), problems[0].Location);
        Assert.Contains(
            "tries to extend the support of Polly to 2030-01-01; it ends on 2026-11-20 by policy.yaml(7,13)",
            problems[0].Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_file_of_the_repository_names_is_reported_at_the_project_file_and_that_is_said()
    {
        var use = Polly() with { DeclaredAt = new("src/App.csproj"), VersionDeclaredAt = new("src/App.csproj") };
        var setup = Setup("status: prohibited, reason: Tests prohibit it.", null);

        var problem = Assert.Single(ComponentAssessment.Assess(setup, new InventoryResult([use], [])).Problems);

        Assert.Equal(new FileLocation("src/App.csproj"), problem.Location);
        Assert.EndsWith(
            " No file of the repository was found to name Polly 8.4.0: the .NET SDK, a package, "
            + "the command line or a name made of properties brings it in.",
            problem.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "No file of the repository",
            Assert.Single(Assess("status: prohibited, reason: Tests prohibit it.").Problems).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_that_is_waived_keeps_its_message()
    {
        const string prohibited = "status: prohibited, reason: Tests prohibit it.";

        var waived = Assess(prohibited, Waiver("2027-02-01"));

        Assert.Empty(waived.Problems);
        Assert.Equal(Assert.Single(Assess(prohibited).Problems).Message, waived.Uses[0].Message);
        Assert.Null(Assess("status: permitted").Uses[0].Message);
    }

    // Every set of six components, each with its own problem, against every set without one of them.
    [Fact]
    public void Removing_a_component_never_brings_up_anything_that_was_not_said_before()
    {
        var setup = SetupUnderTest.Of(
            """
            unlisted: { severity: error }
            unpinned: { severity: error }
            components:
              - { purl: pkg:nuget/Prohibited, status: prohibited, reason: Tests prohibit it. }
              - { purl: pkg:nuget/Outside, status: permitted, versions: '[2.0,)' }
              - { purl: pkg:nuget/Deprecated, status: deprecated, reason: Tests deprecate it., replacement: pkg:nuget/Outside }
              - { purl: pkg:nuget/Undetermined, status: permitted, versions: '[2.0,)' }
              - { purl: pkg:nuget/Accepted, status: recommended }
            """,
            "waivers:\n"
            + "  - { id: W-1, component: pkg:nuget/Prohibited, reason: Tests, owner: a@b.example, approvedBy: c@d.example, "
            + "approvedOn: 2026-10-01, expires: 2026-11-20 }");
        ComponentUse[] all =
        [
            Given.Use("Prohibited", "1.0.0"), Given.Use("Outside", "1.0.0") with
            {
                IsPinned = false,
                RequestedVersion = "[1.*, )",
            }, Given.Use("Deprecated", "1.0.0"),
            Given.Use("Undetermined", "nightly"), Given.Use("Accepted", "1.0.0"), Given.Use("Unlisted", "1.0.0"),
        ];

        Assert.Equal(7, Problems(all).Count);
        for (var chosen = 0; chosen < 1 << all.Length; chosen++)
        {
            ComponentUse[] uses = [.. all.Where((_, index) => (chosen & (1 << index)) != 0)];
            foreach (var removed in uses)
            {
                Assert.Subset(Problems(uses).ToHashSet(), Problems([.. uses.Where(use => use != removed)]).ToHashSet());
            }
        }

        IReadOnlyList<Problem> Problems(IReadOnlyList<ComponentUse> uses) =>
            ComponentAssessment.Assess(setup, new InventoryResult(uses, [])).Problems;
    }

    private static string Waiver(string expires) => $"""

        waivers:
          - {"{"} id: W-1, component: pkg:nuget/Polly, reason: Tests, owner: a@b.example, approvedBy: c@d.example,
              approvedOn: 2026-10-01, expires: {expires} {"}"}
        """;

    private static ComponentAssessment Assess(string entry, string? waivers = null) =>
        ComponentAssessment.Assess(Setup(entry, waivers), new InventoryResult([Polly()], []));

    private static ComponentUse Polly() => new()
    {
        Component = PackageUrl.NuGet("Polly", "8.4.0"),
        Scope = ComponentScope.Runtime,
        IsDirect = true,
        Chains = [["Polly@8.4.0"]],
        DeclaredAt = Reference,
        VersionDeclaredAt = Version,
    };

    private static PolicySetup Setup(string entry, string? waivers) =>
        SetupUnderTest.Of($"components:\n  - {{ purl: pkg:nuget/Polly, {entry} }}", waivers ?? "");
}
