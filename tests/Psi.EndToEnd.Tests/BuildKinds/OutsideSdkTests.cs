namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>What a solution of Visual Studio's own project format is told in a build and in a check.</summary>
public sealed class OutsideSdkTests(OutsideSdk solution) : IClassFixture<OutsideSdk>
{
    public static TheoryData<string, string> Projects => new()
    {
        { "Listed", "packages.config" },
        { "Referring", "Referring.csproj" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Build_and_check_decide_about_a_package_where_it_is_written(string project, string file)
    {
        var at = solution.Folder.LineOf($"{project}/{file}", "Newtonsoft.Json");
        var built = solution.Build.About($"{project}/").Single("PSI1001");

        Assert.Equal($"{file}({at}): error PSI1001", built.Summary);
        Assert.Contains("Newtonsoft.Json 12.0.1", built.Text, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^{project}/{file}\({at},\d+\): error PSI1001: Newtonsoft\.Json 12\.0\.1 ", solution.Check.Output);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_analyzers_run(string project, string file)
    {
        _ = file;
        var found = solution.Build.About($"{project}/").Single("PSI0101");

        Assert.Equal($"{project}.cs(3): error PSI0101", found.Summary);
        Assert.DoesNotContain(solution.Build.PsiDiagnostics, message => message.Id == "PSI0103");
    }

    [Fact]
    public void What_the_build_of_a_packages_config_can_not_know_is_said_once_with_what_to_do()
    {
        var gap = solution.Build.About("Listed/").Single("PSI1006");

        Assert.Equal("packages.config(0): warning PSI1006", gap.Summary);
        Assert.Contains("Move to PackageReference", gap.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            solution.Build.About("Referring/").PsiDiagnostics, message => message.Text.Contains("no target", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Its_framework_has_a_short_name_and_the_place_of_its_version(string project, string file)
    {
        _ = file;
        var fragment = solution.Folder.Fragment(project);

        Assert.Equal("net472", fragment.Project.TargetFramework);
        Assert.Single(
            Directory.GetFiles(solution.Folder.PathOf("artifacts/psi")),
            path => Path.GetFileName(path).StartsWith($"{project}.", StringComparison.Ordinal)
                && path.EndsWith(".net472.Debug.psi.json", StringComparison.Ordinal));
        var framework = Assert.Single(fragment.Components, component => component.Purl.Name == "dotnet-framework");
        Assert.Equal(
            solution.Folder.LineOf($"{project}/{project}.csproj", "TargetFrameworkVersion"), Assert.Single(framework.Uses).At.Line);
    }

    [Fact]
    public void A_web_application_is_checked_though_only_Visual_Studio_has_its_targets()
    {
        Assert.Contains("Web/packages.config(1,11): error PSI1001: ", solution.Check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSBuild can't load it", solution.Check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Framework_versions_platforms_and_runtimes_are_told_apart()
    {
        var usual = await StampAsync();
        var client = await StampAsync("-p:TargetFrameworkVersion=v4.8", "-p:TargetFrameworkProfile=Client");
        var platform = await StampAsync("-p:TargetPlatformVersion=10.0");
        var runtime = await StampAsync("-p:RuntimeIdentifier=win-x64");

        Assert.EndsWith(".net472", usual.Name, StringComparison.Ordinal);
        Assert.EndsWith(".net48-client", client.Name, StringComparison.Ordinal);
        Assert.EndsWith(".net472.win-x64", runtime.Name, StringComparison.Ordinal);
        Assert.Equal(4, new HashSet<string>([usual.Stamp, client.Stamp, platform.Stamp, runtime.Stamp]).Count);
    }

    [Fact]
    public async Task Editors_are_given_analyzers_and_code_fixes_once()
    {
        var analyzers = await solution.Folder.MSBuildAsync(
            "Listed/Listed.csproj", "-t:PsiPrepareCompile", "-p:DesignTimeBuild=true", "-getItem:Analyzer");

        var names = analyzers.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(item => item.GetProperty("Filename"));
        Assert.Equal(["Psi.Analyzers", "Psi.CodeFixes"], names.Select(name => name.GetString()));
    }

    private async Task<(string Name, string Stamp)> StampAsync(params IReadOnlyList<string> properties)
    {
        var evaluated = (await solution.Folder.MSBuildAsync(
            [
                "Listed/Listed.csproj", "-t:_PsiCollect", "-p:PsiToday=2026-11-21",
                "-getProperty:_PsiFragmentName,_PsiPreparedStamp", .. properties,
            ]))
            .GetProperty("Properties");
        return (evaluated.GetProperty("_PsiFragmentName").GetString()!, evaluated.GetProperty("_PsiPreparedStamp").GetString()!);
    }
}
