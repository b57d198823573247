using Psi.EndToEnd.Tests.Harness;
using Psi.EndToEnd.Tests.Ide;

namespace Psi.EndToEnd.Tests.Compile;

/// <summary>A component's decision reaches the code that uses its API.</summary>
public sealed class ComponentApisTests(ComponentApis apis) : IClassFixture<ComponentApis>
{
    [Fact]
    public void The_first_use_in_each_file_is_reported_and_nothing_else_changes() => Assert.Equal(
        ["Export.cs(5): warning PSI1101", "More.cs(1): warning PSI1101", "used.csproj(10): error PSI1001"],
        apis.Build("used.csproj").PsiDiagnostics.Select(message => message.Summary).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_message_says_what_why_and_what_to_do() => Assert.Contains(
        apis.Build("used.csproj").PsiDiagnostics,
        message =>
            message.Text.StartsWith(
                "'JsonConvert' belongs to Newtonsoft.Json 13.0.3, which is prohibited by the policy of Contoso. Tests prohibit it. "
                + "Remove it, or ask for a waiver. ",
                StringComparison.Ordinal));

    [Fact]
    public void The_fragment_of_each_framework_has_the_findings()
    {
        var fragments = apis.Folder.FragmentsOf("used.csproj");

        Assert.Equal(["net10.0", "netstandard2.0"], fragments.Select(fragment => fragment.Project.TargetFramework));
        Assert.All(fragments, fragment => Assert.Equal(2, fragment.Findings.Count(finding => finding.RuleId == "PSI1101")));
    }

    [Fact]
    public void Where_the_component_is_waived_its_use_is_too() => Assert.Empty(apis.Build("waived.csproj").PsiDiagnostics);

    [Fact]
    public void A_package_that_is_kept_from_the_compiler_has_no_api() =>
        Assert.Equal(["PSI1001"], apis.Build("kept-out.csproj").PsiDiagnostics.Select(message => message.Id));

    [Fact]
    public void A_page_is_reported_at_its_own_line_and_what_is_generated_from_it_is_not() =>
        Assert.Equal(
            ["Index.cshtml(3): warning PSI1101"],
            apis.Build("pages.csproj").PsiDiagnostics.Where(message => message.Id == "PSI1101").Select(message => message.Summary));

    [Fact]
    public async Task An_editor_shows_it_before_the_first_build_and_the_build_leaves_its_file_alone()
    {
        using var folder = await RestoredAsync();

        using var editor = EditorHost.Open(await DesignTimeBuild.OfAsync(folder, "App.csproj", "-p:PsiToday=2026-11-21"));

        Assert.Equal("PSI1101", Assert.Single(await editor.FindingsAsync("Export.cs")).Id);
        var config = new FileInfo(Directory.GetFiles(folder.Root, "policy.globalconfig", SearchOption.AllDirectories).Single());
        var (written, content) = (config.LastWriteTimeUtc, File.ReadAllText(config.FullName));
        (await folder.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(1).Single("PSI1101");
        config.Refresh();
        Assert.Equal((written, content), (config.LastWriteTimeUtc, File.ReadAllText(config.FullName)));
    }

    [Fact]
    public async Task A_decision_that_changes_is_told_to_the_compiler()
    {
        using var folder = await RestoredAsync();
        var prohibiting = File.ReadAllText(folder.PathOf("policy.yaml"));
        folder.Write("policy.yaml", prohibiting.Replace("status: prohibited", "status: permitted", StringComparison.Ordinal));
        Assert.Empty((await folder.BuildAsync()).ShouldExit(0).PsiDiagnostics);

        folder.Write("policy.yaml", prohibiting);

        (await folder.BuildAsync()).ShouldExit(1).Single("PSI1101");
    }

    [Fact]
    public async Task Without_a_restored_project_an_editor_s_build_still_works()
    {
        using var folder = await RestoredAsync();
        File.WriteAllText(folder.PathOf("obj/project.assets.json"), "{ \"version\": 4, \"targets\": [");

        var build = await Command.DotNetAsync(
            folder.Root, "msbuild", "App.csproj", "-nologo", "-t:PsiPrepareCompile", "-p:DesignTimeBuild=true",
            "-p:SkipCompilerExecution=true");

        Assert.Empty(build.ShouldExit(0).PsiDiagnostics);
        Assert.DoesNotContain(
            "psi.flagged_apis",
            File.ReadAllText(Directory.GetFiles(folder.Root, "policy.globalconfig", SearchOption.AllDirectories).Single()),
            StringComparison.Ordinal);
    }

    private static async Task<UserFolder> RestoredAsync()
    {
        var folder = await UserFolder.CreateAsync();
        folder.WritePolicy();
        // The hosted compiler does not know the SDK's default language version.
        folder.WriteProject("App.csproj", "<LangVersion>13.0</LangVersion>", UserFolderProjects.ProhibitedPackage);
        folder.Write("Export.cs", ComponentApis.Code);
        (await Command.DotNetAsync(folder.Root, "restore", "-nologo")).ShouldExit(0);
        return folder;
    }
}
