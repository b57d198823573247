using Psi.Policy;

namespace Psi.Manifest.Tests.Merge;

/// <summary>What one build takes for tests, and only all builds together can contradict.</summary>
public sealed class MergeTestProjectsTests
{
    private const string Tests = "tests/Shared/Shared.csproj";

    private static readonly string Reason = TestProjectDecision.Decide(new() { Framework = "xunit.core" }).NotApplicableBecause;

    [Fact]
    public void A_requirement_does_not_apply_to_a_test_project_and_is_met_by_the_others()
    {
        var manifest = Statements.Merged(
            Examples.Built("src/Api.csproj").Stating("R", RequirementState.Met), TestProject());

        var requirement = Assert.Single(manifest.Requirements);
        Assert.Equal(RequirementState.Met, requirement.State);
        Assert.Equal(RequirementState.NotApplicable, requirement.Projects.Single(verdict => verdict.Project == Tests).State);
        Assert.True(manifest.Projects.Single(project => project.Path == Tests).IsTest);
    }

    [Fact]
    public void That_a_test_project_needs_nothing_says_nothing_of_a_project_that_was_never_built()
    {
        var manifest = Statements.MergedIn(["src/Api.csproj"], TestProject());

        Assert.Equal(RequirementState.NotAssessed, Assert.Single(manifest.Requirements).State);
    }

    [Fact]
    public void Nor_does_one_without_code()
    {
        var pack = Examples.Built("pack.csproj").Stating("R", RequirementState.NotApplicable, reason: "the project compiles no code");

        Assert.Equal(
            RequirementState.NotAssessed, Assert.Single(Statements.MergedIn(["src/Api.csproj"], pack).Requirements).State);
    }

    [Fact]
    public void What_the_product_refers_to_is_no_test_project()
    {
        var manifest = Statements.Merged(Referring("src/Api.csproj", Tests).Stating("R", RequirementState.Met), TestProject());

        var requirement = Assert.Single(manifest.Requirements);
        Assert.Equal(RequirementState.NotAssessed, requirement.State);
        Assert.Contains(
            "but src/Api.csproj, which is no test project, refers to it",
            requirement.Projects.Single(verdict => verdict.Project == Tests).Reason,
            StringComparison.Ordinal);
        var project = manifest.Projects.Single(project => project.Path == Tests);
        Assert.False(project.IsTest);
        Assert.False(project.Tests!.IsTest);
        Assert.Contains("referredToBy: src/Api.csproj", project.Tests.Facts);
    }

    [Fact]
    public void Nor_is_what_that_one_refers_to()
    {
        var manifest = Statements.Merged(
            Referring("src/Api.csproj", Tests).Stating("R", RequirementState.Met),
            TestProject(Tests, "tests/Deep.csproj"),
            TestProject("tests/Deep.csproj"));

        Assert.DoesNotContain(manifest.Projects, project => project.IsTest);
    }

    [Fact]
    public void Test_projects_may_refer_to_each_other_and_to_the_product()
    {
        var manifest = Statements.Merged(
            Examples.Built("src/Api.csproj").Stating("R", RequirementState.Met),
            TestProject(Tests, "src/Api.csproj"),
            TestProject("tests/More.csproj", Tests));

        Assert.Equal(RequirementState.Met, Assert.Single(manifest.Requirements).State);
        Assert.Equal(2, manifest.Projects.Count(project => project.IsTest));
    }

    private static Fragment Referring(string path, params string[] references)
    {
        var fragment = Examples.Built(path);
        return fragment with { Project = fragment.Project with { References = references } };
    }

    private static Fragment TestProject(string path = Tests, params string[] references)
    {
        var fragment = Referring(path, references);
        return (fragment with
        {
            Project = fragment.Project with
            {
                IsTest = true,
                Tests = new ManifestTests { IsTest = true, Reason = "its code holds tests", Facts = ["tests: xunit.core"] },
            },
        }).Stating("R", RequirementState.NotApplicable, reason: Reason);
    }
}
