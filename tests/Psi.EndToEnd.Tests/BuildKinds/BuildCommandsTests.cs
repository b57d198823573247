using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>
/// The commands that build, on one repository. Each ends well, says what the gate found, and leaves a final fragment for each project.
/// </summary>
public sealed class BuildCommandsTests(AppWithLibrary repository) : IClassFixture<AppWithLibrary>
{
    private static readonly string[] Plain = ["-nologo", "-tl:off", "-p:PsiEnforcement=report"];

    [Theory]
    [InlineData("App Lib Tests", "build", "All.slnx", "-m", "-graph")]
    [InlineData("App Lib Tests", "build", "All.slnx", "-graph", "-isolate", "--no-restore")]
    [InlineData("App Lib", "build", "App", "--no-restore", "-t:Rebuild")]
    [InlineData("App Lib", "build", "App", "--no-incremental")]
    [InlineData("App Lib", "build", "Some.slnf", "--no-restore")]
    [InlineData("App Lib", "publish", "App", "-c", "Debug")]
    [InlineData("Lib", "pack", "Lib", "-c", "Debug")]
    [InlineData("Lib Tests", "test", "Tests")]
    public async Task The_gate_sees_every_project_that_the_command_builds(
        string projects, string command, string target, params string[] arguments)
    {
        var folder = repository.Unbuilt();

        var build = (await Command.DotNetAsync(folder.Root, [command, target, .. arguments, .. Plain])).ShouldExit(0);

        Assert.Equal("Lib.cs(3): warning PSI0101", build.Single("PSI0101").Summary);
        Assert.Equal(
            projects.Split(' '),
            folder.Fragments().Select(fragment => Path.GetFileNameWithoutExtension(fragment.Project.Path)).Order(StringComparer.Ordinal));
        Assert.All(folder.Fragments(), fragment => Assert.Equal(FragmentStage.Final, fragment.Stage));
        Assert.Equal(
            RequirementState.Unmet,
            Assert.Single(folder.Fragment("Lib").Requirements, requirement => requirement.Id == "MAR-CRYPTO-1").State);
    }

    [Fact]
    public async Task Enforced_the_gate_keeps_a_publish_from_publishing()
    {
        var folder = repository.Unbuilt();

        var publish = (await Command.DotNetAsync(folder.Root, "publish", "App", "-c", "Debug", "-nologo", "-tl:off")).ShouldExit(1);

        Assert.Equal("Lib.cs(3): error PSI0101", publish.Single("PSI0101").Summary);
        Assert.False(Directory.Exists(folder.PathOf("App/bin/Debug/net10.0/publish")));
    }
}
