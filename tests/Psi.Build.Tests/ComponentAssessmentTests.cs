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
        Assert.Equal([ProblemIds.WaiverStale], Assess("status: prohibited, reason: Tests prohibit it.", Given.Waiver("2026-12-01")).Problems.Select(problem => problem.RuleId));

    [Fact]
    public void What_the_inventory_could_not_determine_is_reported()
    {
        var problem = new Problem(ProblemIds.Undetermined, Severity.Error, Reference, "not restored");

        Assert.Contains(problem, ComponentAssessment.Assess(Given.Setup("status: permitted", null), new InventoryResult([], [problem])).Problems);
    }

    private static ComponentAssessment Assess(string entry, string? waivers = null) => ComponentAssessment.Assess(
        Given.Setup(entry, waivers), new InventoryResult([Given.Use("Polly", "8.4.0") with { DeclaredAt = Reference, VersionDeclaredAt = Version }], []));
}
