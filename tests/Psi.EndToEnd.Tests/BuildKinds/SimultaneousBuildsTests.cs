using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>Two builds at once in one folder, as an editor's and a developer's.</summary>
public sealed class SimultaneousBuildsTests
{
    [Fact]
    public async Task Neither_build_stumbles_over_what_the_other_writes()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("App.cs", UserFolderProjects.WeakHash("App"));
        (await Command.DotNetAsync(folder.Root, "restore")).ShouldExit(0);

        var builds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            folder.BuildAsync("--no-restore", "--no-incremental", "-p:PsiEnforcement=report")));

        Assert.All(builds, build =>
        {
            Assert.DoesNotContain(build.Diagnostics, message => message.Id == "PSI1006");
            // Other tasks may fail on a file that the other build holds; Psi's don't.
            Assert.DoesNotContain("Psi.Build.", build.Output, StringComparison.Ordinal);
        });
        Assert.Contains(builds, build => build.Diagnostics.Any(message => message.Id == "PSI0101"));
        Assert.Equal(FragmentStage.Final, folder.Fragment().Stage);
        Assert.Empty(Directory.GetFiles(folder.Root, "*.tmp", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(folder.PathOf("obj/Debug/net10.0/psi"), "*compiler.sarif"));
    }

    // The race itself is rare; what rules it out is looked at.
    [Fact]
    public async Task Each_build_has_the_compiler_write_a_file_of_its_own()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("App.cs", "public class App;");

        var logs = new HashSet<string>(StringComparer.Ordinal);
        CommandResult[] builds = [await folder.BuildAsync("-v:d"), await folder.BuildAsync("-v:d", "--no-incremental", "--no-restore")];
        foreach (var build in builds)
        {
            var at = build.ShouldExit(0).Output.IndexOf("/errorlog:", StringComparison.Ordinal);
            Assert.True(at > 0, build.Output);
            logs.Add(build.Output[at..].Split(',')[0]);
        }

        Assert.Equal(2, logs.Count);
    }
}
