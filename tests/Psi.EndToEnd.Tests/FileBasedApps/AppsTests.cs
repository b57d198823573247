namespace Psi.EndToEnd.Tests.FileBasedApps;

/// <summary>What is said of file-based apps in the build, in the manifest and by the commands.</summary>
public sealed class AppsTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public void A_build_reports_at_the_lines_of_the_app_and_of_what_it_includes()
    {
        Assert.Equal(1, apps.Build.ExitCode);
        Assert.Equal("Hash.cs(1): error PSI1001", apps.Build.Single("PSI1001").Summary);
        Assert.Equal("Hash.cs(4): error PSI0101", apps.Build.Single("PSI0101").Summary);
    }

    [Fact]
    public void The_fragment_is_the_apps()
    {
        var fragment = apps.Folder.Fragment("app");

        Assert.Equal("tools/app.cs", fragment.Project.Path);
        Assert.StartsWith(
            "app.cs.",
            Path.GetFileName(Assert.Single(Directory.GetFiles(apps.Folder.PathOf("artifacts/psi"), "app.*.psi.json"))),
            StringComparison.Ordinal);
        Assert.Contains(fragment.Inputs, input => input.Path == "tools/app.cs");
        Assert.Contains(fragment.Inputs, input => input.Path == "tools/hashes/Hash.cs");
        Assert.DoesNotContain(fragment.Inputs, input => input.Path.EndsWith("proj", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_manifest_holds_what_was_built_and_names_what_was_not()
    {
        var manifest = (await apps.Folder.PsiAsync("manifest", "--output", apps.Folder.PathOf("manifest.json"))).ShouldExit(0);

        Assert.DoesNotContain("is left out", manifest.Output, StringComparison.Ordinal);
        Assert.Contains("tools/never.cs: not built with Psi", manifest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("tools/app.cs: ", manifest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash.cs", manifest.Output, StringComparison.Ordinal);
        Assert.Contains("1 unmet", manifest.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_names_the_line()
    {
        var why = (await apps.Folder.PsiAsync("why", "pkg:nuget/Newtonsoft.Json")).ShouldExit(0);

        Assert.Contains(
            "tools/app.cs (net10.0): runtime, direct, declared at tools/hashes/Hash.cs(1,1)", why.Output, StringComparison.Ordinal);
        // Another app that was not built may share the line.
        Assert.Matches(@"whether .*tools/never\.cs.* it could not be determined: not built with Psi", why.Output);
    }

    [Fact]
    public async Task A_check_says_what_the_build_says_and_how_to_restore_an_app()
    {
        var check = (await apps.Folder.PsiAsync("check")).ShouldExit(1);

        Assert.Contains("tools/hashes/Hash.cs(1,1): error PSI1001: Newtonsoft.Json 13.0.3", check.Output, StringComparison.Ordinal);
        Assert.Contains(
            "tools/never.cs: error PSI1006: The packages in use could not be determined, because the app is not restored. "
            + "Run 'dotnet restore tools/never.cs'.",
            check.Output,
            StringComparison.Ordinal);
        Assert.Contains("checked: 3 projects", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_an_app_after_an_edit_decides_it_again()
    {
        var run = (await Harness.Command.DotNetAsync(apps.Folder.Root, "run", "tools/run.cs")).ShouldExit(0);
        Assert.Contains("first", run.Output, StringComparison.Ordinal);
        File.AppendAllText(apps.Folder.PathOf("tools/run.cs"), "System.Security.Cryptography.MD5.HashData([1]);\n");

        run = (await Harness.Command.DotNetAsync(apps.Folder.Root, "run", "tools/run.cs")).ShouldExit(1);

        Assert.Equal("run.cs(3): error PSI0101", run.Single("PSI0101").Summary);
        Assert.DoesNotContain("first", run.Output, StringComparison.Ordinal);
    }
}
