using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Exclusions;

/// <summary><c>exclude:</c> in the build, in the manifest and in a check.</summary>
public sealed class ExcludedProjectsTests(ExcludedProjects excluded) : IClassFixture<ExcludedProjects>
{
    [Fact]
    public void The_build_of_an_excluded_project_reports_nothing_of_Psis_and_its_fragment_says_why()
    {
        var project = excluded.Folder.Fragment("_build").Project;

        Assert.Empty(excluded.Build("_build.csproj").PsiDiagnostics);
        Assert.Empty(excluded.Build("build/Script.cs").PsiDiagnostics);
        Assert.Equal((ProjectState.Excluded, "Build script. It ships nothing."), (project.State, project.Reason));
    }

    [Fact]
    public void The_build_of_a_project_that_refers_to_an_excluded_one_fails_at_the_entry()
    {
        var error = excluded.Build("App.csproj").Single("PSI0002");

        Assert.Equal($"psi.yaml({excluded.Folder.LineOf("psi.yaml", "Lib/Lib.csproj")}): error PSI0002", error.Summary);
        Assert.StartsWith("Lib/Lib.csproj is excluded, but App/App.csproj refers to it", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_names_excluded_projects_with_their_reasons()
    {
        var manifest = (await excluded.Folder.PsiAsync("manifest")).ShouldExit(0);

        Assert.Contains("projects: 1 assessed, 2 excluded", manifest.Output, StringComparison.Ordinal);
        Assert.Contains(
            "build/_build.csproj: excluded by the product file: Build script. It ships nothing.",
            manifest.Output,
            StringComparison.Ordinal);
        Assert.Contains("warning PSI0002: 'gone/**' excludes no project", manifest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("prohibited", manifest.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_says_the_same()
    {
        var check = (await excluded.Folder.PsiAsync("check")).ShouldExit(3);

        Assert.Contains(
            "error PSI0002: Lib/Lib.csproj is excluded, but App/App.csproj refers to it", check.Output, StringComparison.Ordinal);
        Assert.Contains("warning PSI0002: 'gone/**' excludes no project", check.Output, StringComparison.Ordinal);
        Assert.Contains("projects: 1 assessed, 2 excluded", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PSI1001", check.Output, StringComparison.Ordinal);
    }
}
