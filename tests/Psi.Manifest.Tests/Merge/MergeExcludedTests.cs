using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>Projects that are no part of the product, as the product file says.</summary>
public sealed class MergeExcludedTests
{
    private static readonly IReadOnlyList<Exclusion> BuildScript =
    [
        new() { Path = Glob("build/*.csproj"), Reason = "Build script.", Location = new FileLocation("psi.yaml", 9, 5) },
    ];

    [Fact]
    public void A_project_that_was_never_built_is_excluded_and_leaves_requirements_alone()
    {
        var manifest = Merge(
            [Examples.Built("a/A.csproj").Stating("MAR-1", RequirementState.Met)], BuildScript, "a/A.csproj", "build/_build.csproj");

        Assert.Equal(
            [("a/A.csproj", ProjectState.Assessed, null), ("build/_build.csproj", ProjectState.Excluded, "Build script.")],
            manifest.Projects.Select(project => (project.Path, project.State, project.Reason)));
        Assert.Equal(RequirementState.Met, Assert.Single(manifest.Requirements).State);
        Assert.Equal("a/A.csproj", Assert.Single(manifest.Requirements[0].Projects).Project);
    }

    [Fact]
    public void What_a_build_saw_before_the_exclusion_is_left_out_and_is_no_other_product()
    {
        var before = Examples.Built("build/_build.csproj")
            .Using("pkg:nuget/Bad@1", ComponentStatus.Prohibited, ruleId: "PSI1001")
            .Stating("MAR-1", RequirementState.Unmet);
        var manifest = Merge(
            [before, Examples.Built("a/A.csproj").Stating("MAR-1", RequirementState.Met)],
            BuildScript,
            "a/A.csproj",
            "build/_build.csproj");

        Assert.Empty(manifest.Components);
        Assert.Equal(RequirementState.Met, Assert.Single(manifest.Requirements).State);
        Assert.Equal(
            [ProjectState.Assessed, ProjectState.Excluded], manifest.Projects.Select(project => project.State));
    }

    [Fact]
    public void A_build_that_excluded_its_project_is_believed_where_the_file_is_not_known()
    {
        var manifest = Merge([Examples.Built("a/A.csproj"), Excluded("build/_build.csproj")], exclusions: null, "a/A.csproj");

        Assert.Equal([ProjectState.Assessed, ProjectState.Excluded], manifest.Projects.Select(project => project.State));
        Assert.Null(manifest.Projects[1].TargetFramework);
    }

    [Fact]
    public void A_project_that_is_not_excluded_any_more_has_to_be_built_again()
    {
        var manifest = Merge([Examples.Built("a/A.csproj"), Excluded("build/_build.csproj")], [], "a/A.csproj", "build/_build.csproj");

        Assert.Equal(
            (ProjectState.NotAssessed, "it was excluded when it was built, and is not any more; build it again"),
            (manifest.Projects[1].State, manifest.Projects[1].Reason));
    }

    [Fact]
    public void Of_two_builds_that_differ_the_excluding_one_does_not_win()
    {
        var manifest = Merge([Examples.Built("a/A.csproj"), Excluded("a/A.csproj", "Debug")], exclusions: null, "a/A.csproj");

        Assert.Contains(manifest.Projects, project => project.State == ProjectState.Assessed);
        Assert.Contains(manifest.Projects, project => project.State == ProjectState.NotAssessed);
    }

    [Fact]
    public void Where_everything_is_excluded_the_manifest_says_so_and_by_which_policy()
    {
        var manifest = Merge([Excluded("build/_build.csproj")], BuildScript, "build/_build.csproj");

        Assert.Equal(ProjectState.Excluded, Assert.Single(manifest.Projects).State);
        Assert.Empty(manifest.Requirements);
        Assert.NotEmpty(manifest.Policy.Sha256);
    }

    private static Fragment Excluded(string path, string configuration = "Release")
    {
        var built = Examples.Built(path, configuration: configuration);
        return built with { Project = built.Project with { State = ProjectState.Excluded, Reason = "Build script." } };
    }

    private static SecurityManifest Merge(
        IReadOnlyList<Fragment> fragments, IReadOnlyList<Exclusion>? exclusions, params IReadOnlyList<string> projects) =>
        ManifestMerge.Merge(fragments, Examples.Subject, projects, exclusions);

    private static PathGlob Glob(string text) => PathGlob.TryParse(text, out var glob) ? glob : throw new InvalidOperationException(text);
}
