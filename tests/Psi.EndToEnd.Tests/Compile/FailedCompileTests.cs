using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Compile;

/// <summary>A compile that fails where an earlier one did not.</summary>
public sealed class FailedCompileTests
{
    [Fact]
    public async Task What_an_earlier_build_stated_is_taken_back_until_the_code_compiles_again()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("App.cs", "public class App;");
        (await folder.BuildAsync()).ShouldExit(0);
        Assert.All(folder.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.Met, requirement.State));

        folder.Write("App.cs", "public class App");
        var build = (await folder.BuildAsync("--no-restore")).ShouldExit(1);

        Assert.Empty(build.PsiDiagnostics);
        Assert.Equal(FragmentStage.BeforeCompile, folder.Fragment().Stage);
        Assert.All(folder.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));

        folder.Write("App.cs", "public class App;");
        (await folder.BuildAsync("--no-restore")).ShouldExit(0);

        Assert.Equal(FragmentStage.Final, folder.Fragment().Stage);
        Assert.All(folder.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.Met, requirement.State));
    }

    // The one wish Psi can't overrule: MSBuild itself makes an error of a warning that is named on its command line. The task that runs
    // a compiler of its own then fails; the one that asks the compiler server sees that the compile succeeded, and the gate decides.
    [Theory]
    [InlineData("false", FragmentStage.BeforeCompile)]
    [InlineData("true", FragmentStage.Final)]
    public async Task A_finding_named_on_the_command_line_as_an_error_fails_the_build_and_components_are_decided_all_the_same(
        string usesCompilerServer, FragmentStage reached)
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj", items: UserFolderProjects.ProhibitedPackage);
        folder.Write("App.cs", UserFolderProjects.WeakHash("App"));

        var build = await folder.BuildAsync("-warnaserror:PSI3101", $"-p:UseSharedCompilation={usesCompilerServer}");

        build.ShouldExit(1);
        Assert.Equal("App.cs(3): error PSI3101", build.Single("PSI3101").Summary);
        Assert.Equal("error", build.Single("PSI1001").Severity);
        Assert.Equal(reached, folder.Fragment().Stage);
    }
}
