using System.Text.Json;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Checks;

/// <summary><c>psi check</c> with the packed tool, beside builds with the packed package.</summary>
public sealed class CheckTests
{
    private const string Program = "Console.WriteLine();";

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        unlisted: { severity: warning }
        components:
          - { purl: pkg:nuget/Polly, status: prohibited, reason: Tests prohibit it. }
          - { purl: pkg:nuget/Polly.Core, status: deprecated, reason: Tests deprecate it., enforceFrom: 2026-12-01 }
          - { purl: pkg:nuget/Newtonsoft.Json, status: permitted, versions: "[13.0.4,)" }
          - { purl: pkg:nuget/Psi.Analyzers, status: recommended }
        """;

    private const string Waivers = """
        waivers:
          - { id: W-1, component: pkg:nuget/Newtonsoft.Json, path: Old/**, reason: Tests, owner: a@b.example, approvedBy: c@d.example,
            approvedOn: 2026-10-01, expires: 2026-12-01 }
          - { id: W-2, component: pkg:nuget/Moq, reason: Tests, owner: a@b.example, approvedBy: c@d.example,
            approvedOn: 2026-10-01, expires: 2027-06-01 }
        """;

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-12-02")]
    public async Task A_check_says_of_components_what_the_build_says(string day)
    {
        using var folder = await RepositoryAsync();
        var newer = (await folder.BuildAsync("New/New.csproj", $"-p:PsiToday={day}")).ShouldExit(1);
        var older = await folder.BuildAsync("Old/Old.csproj", $"-p:PsiToday={day}");

        var check = (await folder.PsiAsync("check", "--on", day, "--format", "json")).ShouldExit(1);

        var built = newer.Diagnostics.Concat(older.Diagnostics)
            .Where(message => message.Id.StartsWith("PSI", StringComparison.Ordinal))
            .Select(message => (message.Id, message.Severity, File: Relative(message.File), message.Line, message.Text))
            .Distinct()
            .Order()
            .ToList();
        var found = Diagnostics(check.Output).Where(one => !one.Text.Contains("W-2", StringComparison.Ordinal)).Order().ToList();
        Assert.Equal(built, found);
        Assert.Contains(found, one => one is { Id: "PSI1001", File: "New/New.csproj" });
        Assert.Contains(found, one => one is { Id: "PSI1002", File: "New/New.csproj" });
        Assert.Contains(found, one => one is { Id: "PSI1003" } && one.Severity == (day == "2026-11-21" ? "warning" : "error"));
        Assert.Contains(found, one => one is { Id: "PSI0005", File: "psi.yaml" });

        string Relative(string file) => Path.GetRelativePath(folder.Root, file).Replace('\\', '/');
    }

    [Fact]
    public async Task A_check_builds_nothing_writes_nothing_and_says_which_waiver_matches_nothing()
    {
        using var folder = await RepositoryAsync();
        (await Command.DotNetAsync(folder.Root, "restore", "Shop.proj", "-nologo")).ShouldExit(0);
        var before = Files(folder);

        var check = (await folder.PsiAsync("check", "--on", "2026-11-21")).ShouldExit(1);

        Assert.Equal(before, Files(folder));
        Assert.Contains(
            "psi.yaml(11,5): warning PSI0005: Waiver W-2 for pkg:nuget/Moq matches nothing in any project of the repository.",
            check.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("W-1 for pkg:nuget/Newtonsoft.Json matches nothing", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_not_restored_is_said_and_fails_where_the_policy_enforces()
    {
        using var folder = await RepositoryAsync();

        var check = (await folder.PsiAsync("check", "--policy", "policy.yaml")).ShouldExit(1);

        Assert.Contains(
            "New/New.csproj: error PSI1006: The packages in use could not be determined, "
            + "because the project is not restored: New/obj/project.assets.json is missing. Run 'dotnet restore'.",
            check.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_stands_in_for_the_restore()
    {
        using var folder = await RepositoryAsync();
        foreach (var project in new[] { "New", "Old" })
        {
            folder.Write($"{project}/packages.lock.json", """
            { "version": 1, "dependencies": { "net10.0": {
              "Polly": { "type": "Direct", "requested": "[8.4.0, )", "resolved": "8.4.0", "contentHash": "cA==" } } } }
            """);
        }

        var check = (await folder.PsiAsync("check", "--policy", "policy.yaml")).ShouldExit(1);

        Assert.Contains("error PSI1001: Polly 8.4.0 is prohibited", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("project.assets.json is missing", check.Output, StringComparison.Ordinal);
        Assert.Contains("is not restored, so NuGet did not look for any", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_Psi_is_checked_by_the_baseline_which_only_reports()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Newtonsoft.Json" Version="12.0.3" Condition="'$(TargetFramework)' == 'net10.0'" />
              </ItemGroup>
            </Project>
            """);
        (await Command.DotNetAsync(folder.Root, "restore", "-nologo", "-p:NuGetAudit=false")).ShouldExit(0);

        var check = (await folder.PsiAsync("check", "--on", "2026-11-21")).ShouldExit(0);

        Assert.Contains("PSI0003", check.Output, StringComparison.Ordinal);
        Assert.Contains("warning PSI1001: Newtonsoft.Json 12.0.3 is prohibited", check.Output, StringComparison.Ordinal);
        Assert.Contains("warning PSI1008: ", check.Output, StringComparison.Ordinal);
        Assert.Contains(
            "warning PSI1006: Known vulnerabilities of the packages in use could not be determined completely. "
            + "NuGet's audit is switched off.",
            check.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_MSBuild_can_not_load_is_said_and_the_others_are_checked()
    {
        using var folder = await RepositoryAsync();
        (await Command.DotNetAsync(folder.Root, "restore", "Shop.proj", "-nologo")).ShouldExit(0);
        folder.Write("Broken/Broken.csproj", "<Project Sdk=\"No.Such.Sdk/1.0.0\" />");

        var check = (await folder.PsiAsync("check", "--on", "2026-11-21")).ShouldExit(1);

        Assert.Contains(
            "Broken/Broken.csproj: error PSI1006: The components of this project could not be determined",
            check.Output,
            StringComparison.Ordinal);
        Assert.Contains("error PSI1001: Polly", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_names_rules_places_and_lasting_fingerprints()
    {
        using var folder = await RepositoryAsync();
        (await Command.DotNetAsync(folder.Root, "restore", "Shop.proj", "-nologo")).ShouldExit(0);

        var check = (await folder.PsiAsync("check", "--on", "2026-11-21", "--format", "sarif")).ShouldExit(1);
        var run = JsonDocument.Parse(check.Output).RootElement.GetProperty("runs")[0];

        var result = run.GetProperty("results").EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "PSI1001");
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("PSI1001", rule.GetProperty("id").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("New/New.csproj", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 1);
        Assert.Matches("^[0-9a-f]{32}:1$", result.GetProperty("partialFingerprints").GetProperty("psi/v1").GetString());
    }

    [Theory]
    [InlineData(2, "check", "no-such-folder")]
    [InlineData(2, "check", "--format", "xml")]
    [InlineData(2, "check", "--on", "soon")]
    [InlineData(2, "check", "--policy", "no-such-file.yaml")]
    [InlineData(3, "check")]
    public async Task Wrong_usage_and_an_empty_folder_have_their_exit_codes(int exitCode, params string[] arguments)
    {
        using var folder = await UserFolder.CreateAsync();

        (await folder.PsiAsync(arguments)).ShouldExit(exitCode);
    }

    [Fact]
    public async Task A_mistake_in_the_policy_is_bad_input()
    {
        using var folder = await RepositoryAsync();
        folder.Write("policy.yaml", Policy.Replace("status: prohibited", "status: forbidden", StringComparison.Ordinal));

        Assert.Contains(
            "policy.yaml(6,", (await folder.PsiAsync("check", "--policy", "policy.yaml")).ShouldExit(3).Output, StringComparison.Ordinal);
    }

    private static async Task<UserFolder> RepositoryAsync()
    {
        var folder = await UserFolder.CreateAsync();
        folder.Write("policy.yaml", Policy);
        folder.WriteProduct(more: Waivers);
        folder.Write("Shop.proj", """
            <Project>
              <ItemGroup><Member Include="New/New.csproj;Old/Old.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Member)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Member)" Targets="Build" ContinueOnError="ErrorAndContinue" /></Target>
            </Project>
            """);
        Project(folder, "New", """
            <PackageReference Include="Polly" Version="8.4.0" />
            <PackageReference Include="Newtonsoft.Json">
              <Version>13.0.3</Version>
            </PackageReference>
            """);
        Project(folder, "Old", """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""");
        return folder;
    }

    private static void Project(UserFolder folder, string name, string items)
    {
        folder.Write($"{name}/Program.cs", Program);
        folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
                {items}
                <PsiPolicy Include="../policy.yaml" />
              </ItemGroup>
            </Project>
            """);
    }

    private static List<string> Files(UserFolder folder) =>
        [.. Directory
            .EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}")
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Id, string Severity, string File, int Line, string Text)> Diagnostics(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("diagnostics").EnumerateArray().Select(one => (
            one.GetProperty("ruleId").GetString()!,
            one.GetProperty("severity").GetString()!,
            one.GetProperty("file").GetString()!,
            one.TryGetProperty("line", out var line) ? line.GetInt32() : 0,
            one.GetProperty("message").GetString()!));
}
