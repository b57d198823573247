using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>Builds that an editor makes by itself, after a developer's own.</summary>
public sealed class EditorBuildsTests
{
    private static readonly string[] ImplicitBuild = [
        "--no-restore",
        "-p:PsiEnforcement=report",
        "-p:IsImplicitlyTriggeredBuild=true",
        "-p:OptimizeImplicitlyTriggeredBuild=true",
    ];

    [Fact]
    public async Task A_build_that_Visual_Studio_triggers_says_nothing_and_the_next_real_one_makes_up_for_it()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("One.cs", UserFolderProjects.WeakHash("One"));
        (await folder.BuildAsync("-p:PsiEnforcement=report")).ShouldExit(0);
        var before = Contents(folder);

        folder.Write("Two.cs", UserFolderProjects.WeakHash("Two"));
        var byTheEditor = (await folder.BuildAsync(ImplicitBuild)).ShouldExit(0);

        Assert.Empty(byTheEditor.PsiDiagnostics);
        Assert.Equal(before, Contents(folder));

        var next = (await folder.BuildAsync("--no-restore", "-p:PsiEnforcement=report")).ShouldExit(0);

        Assert.Equal(
            ["One.cs", "Two.cs"],
            next.Diagnostics
                .Where(message => message.Id == "PSI3101")
                .Select(message => Path.GetFileName(message.File))
                .Order(StringComparer.Ordinal));
        Assert.Equal(2, folder.Fragment().Findings.Count(finding => finding.RuleId == "PSI3101"));
    }

    [Fact]
    public async Task A_design_time_build_brings_a_changed_policy_and_leaves_what_real_builds_stated()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        folder.WriteProject("App.csproj");
        folder.Write("App.cs", "public class App;");
        (await folder.BuildAsync()).ShouldExit(0);
        var before = File.ReadAllText(Directory.GetFiles(folder.PathOf("artifacts/psi"))[0]);

        folder.Write("psi.yaml", File.ReadAllText(folder.PathOf("psi.yaml")).Replace("level: 1", "level: 3", StringComparison.Ordinal));
        var build = await Command.DotNetAsync(
            folder.Root, "msbuild", "-nologo", "-t:Compile",
            "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Empty(build.ShouldExit(0).PsiDiagnostics);
        Assert.Contains(
            "psi.product_level = 3",
            File.ReadAllText(folder.PathOf("obj/Debug/net10.0/psi/policy.globalconfig")),
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Directory.GetFiles(folder.PathOf("artifacts/psi"))[0]));
    }

    // Everything Psi left behind, by name and content.
    private static IReadOnlyList<string> Contents(UserFolder folder) =>
        [.. Directory.GetFiles(folder.PathOf("artifacts/psi")).Concat(Directory.GetFiles(folder.PathOf("obj/Debug/net10.0/psi")))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)}: {File.ReadAllText(file)}")];
}
