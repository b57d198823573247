using Psi.Policy;
using static Psi.Manifest.Tests.Statements;
using static Psi.Policy.RequirementState;

namespace Psi.Manifest.Tests;

public sealed class MergeRequirementsTests
{
    [Theory]
    [InlineData(Met, Met, Met)]
    [InlineData(Met, NotApplicable, Met)]
    [InlineData(Met, Waived, Waived)]
    [InlineData(Waived, NotAssessed, NotAssessed)]
    [InlineData(NotAssessed, Unmet, Unmet)]
    [InlineData(Met, Unmet, Unmet)]
    [InlineData(NotApplicable, NotApplicable, NotApplicable)]
    public void The_state_of_all_projects_is_the_worst_of_each(RequirementState first, RequirementState second, RequirementState expected)
    {
        var requirement = Assert.Single(
            Merged(Examples.Built("a.csproj").Stating("MAR-1", first), Examples.Built("b.csproj").Stating("MAR-1", second)).Requirements);

        Assert.Equal(expected, requirement.State);
        Assert.Equal(["a.csproj", "b.csproj"], requirement.Projects.Select(verdict => verdict.Project));
    }

    [Theory]
    [InlineData(Met, NotAssessed)]
    [InlineData(Waived, NotAssessed)]
    [InlineData(Unmet, Unmet)]
    [InlineData(NotApplicable, NotApplicable)]
    public void A_project_that_no_build_speaks_of_is_not_flattered_by_silence(RequirementState assessed, RequirementState expected)
    {
        var requirement = Assert.Single(MergedIn(["old.csproj"], Examples.Built("a.csproj").Stating("MAR-1", assessed)).Requirements);

        Assert.Equal(expected, requirement.State);
        var verdict = Assert.Single(requirement.Projects, verdict => verdict.Project == "old.csproj");
        Assert.Equal(assessed == NotApplicable ? NotApplicable : NotAssessed, verdict.State);
        Assert.Null(verdict.TargetFramework);
    }

    [Fact]
    public void A_test_project_counts_like_any_other()
    {
        var tests = Examples.Built("a.Tests.csproj").Stating("MAR-1", Unmet);

        Assert.Equal(
            Unmet,
            Assert.Single(
                Merged(
                    Examples.Built("a.csproj").Stating("MAR-1", Met),
                    tests with { Project = tests.Project with { IsTest = true } }).Requirements).State);
    }

    [Theory]
    [InlineData(Met, NotAssessed)]
    [InlineData(Waived, NotAssessed)]
    [InlineData(Unmet, Unmet)]
    [InlineData(NotApplicable, NotApplicable)]
    public void Before_the_compile_has_finished_nothing_is_met(RequirementState stated, RequirementState expected) =>
        Assert.Equal(
            expected,
            Assert.Single(Merged(Examples.Built("a.csproj").Stating("MAR-1", stated).CutOffByTheCompiler()).Requirements).State);

    [Fact]
    public void A_requirement_that_does_not_apply_to_the_product_does_not_apply_to_a_project_whose_compile_failed() =>
        Assert.Equal(
            NotApplicable,
            Assert.Single(
                Merged(
                    Examples.Built("a.csproj").Stating("MAR-1", NotApplicable),
                    Examples.Built("b.csproj").Stating("MAR-1", NotAssessed).CutOffByTheCompiler()).Requirements).State);

    [Fact]
    public void A_build_that_says_nothing_about_a_requirement_leaves_it_not_assessed()
    {
        var requirement = Assert.Single(Merged(Examples.Built("a.csproj").Stating("MAR-1", Met), Examples.Built("b.csproj")).Requirements);

        Assert.Equal(NotAssessed, requirement.State);
        Assert.Contains(
            "says nothing about this requirement",
            Assert.Single(requirement.Projects, verdict => verdict.Project == "b.csproj").Reason);
    }

    [Fact]
    public void Over_configurations_the_worst_verdict_stands_and_findings_are_not_counted_twice()
    {
        var verdict = Assert.Single(Assert.Single(Merged(
            Examples.Built("a.csproj", configuration: "Debug").Stating("MAR-1", Unmet, findings: 2, reason: "two"),
            Examples.Built("a.csproj", configuration: "Release").Stating("MAR-1", Met, reason: "none")).Requirements).Projects);

        Assert.Equal((Unmet, 2, "two"), (verdict.State, verdict.Findings, verdict.Reason));
    }

    [Fact]
    public void Target_frameworks_have_verdicts_of_their_own() =>
        Assert.Equal(
            ["net10.0 Met", "net8.0 Unmet"],
            Assert.Single(
                Merged(
                    Examples.Built("a.csproj", "net8.0").Stating("MAR-1", Unmet),
                    Examples.Built("a.csproj").Stating("MAR-1", Met)).Requirements)
                .Projects.Select(verdict => $"{verdict.TargetFramework} {verdict.State}"));

    [Fact]
    public void Requirements_are_sorted_by_id_whatever_project_states_them() =>
        Assert.Equal(
            ["MAR-1", "MAR-2"],
            Merged(Examples.Built("a.csproj").Stating("MAR-2", Met).Stating("MAR-1", Met), Examples.Built("b.csproj").Stating("MAR-1", Met))
                .Requirements.Select(requirement => requirement.Id));
}
