using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests;

/// <summary>The gate in builds that are not tidy.</summary>
public sealed class GateTests
{
    private const string WeakHash = """
        using System.Security.Cryptography;
        Console.WriteLine(Convert.ToHexString(MD5.HashData("psi"u8)));
        """;

    private const string PolicyItem = """<PsiPolicy Include="policy.yaml" />""";

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        components:
          - purl: pkg:nuget/Polly
            status: prohibited
            reason: Tests prohibit it.
        """;

    [Fact]
    public async Task When_the_compile_fails_component_decisions_are_still_logged_and_the_first_fragment_stands()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            "this does not compile", items: PolicyItem + """<PackageReference Include="Polly" Version="8.4.0" />""");
        folder.Write("policy.yaml", Policy);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Contains(build.Diagnostics, message => message.Id.StartsWith("CS", StringComparison.Ordinal) && message.Severity == "error");
        Assert.Equal("error", build.Single("PSI1001").Severity);
        var fragment = folder.Fragment();
        Assert.Equal(FragmentStage.BeforeCompile, fragment.Stage);
        Assert.All(fragment.Requirements, requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
        Assert.Contains(fragment.Components, component => component.Purl.Name == "Polly");
    }

    [Theory]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", null)]
    [InlineData("<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>", null)]
    [InlineData("", "-warnaserror")]
    [InlineData("", "-p:TreatWarningsAsErrors=true")]
    public async Task Warnings_as_errors_leave_findings_warnings(string property, string? argument)
    {
        using var folder = await UserFolder.ConsoleProjectAsync(WeakHash, properties: property);

        var build = (await folder.BuildAsync(argument is null ? [] : [argument])).ShouldExit(0);

        Assert.Equal("warning", build.Single("PSI3101").Severity);
        Assert.Equal("warning", build.Single("PSI0101").Severity);
    }

    [Fact]
    public async Task A_pragma_is_found_at_its_line()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("#pragma warning disable PSI3101\n" + WeakHash, items: PolicyItem);
        folder.Write("policy.yaml", Policy);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal("Program.cs(1): error PSI0102", build.Single("PSI0102").Summary);
    }

    [Fact]
    public async Task NoWarn_is_found()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            WeakHash, properties: "<NoWarn>$(NoWarn);PSI3101</NoWarn>", items: PolicyItem);
        folder.Write("policy.yaml", Policy);

        var message = (await folder.BuildAsync()).ShouldExit(1).Single("PSI0102");

        Assert.Equal("App.csproj", Path.GetFileName(message.File));
        Assert.Contains("NoWarn", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_without_analyzers_is_not_a_pass()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            WeakHash, properties: "<RunAnalyzers>false</RunAnalyzers>", items: PolicyItem);
        folder.Write("policy.yaml", Policy);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal(["PSI0103"], build.PsiDiagnostics.Select(message => message.Id).Distinct());
        Assert.All(folder.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Fact]
    public async Task In_a_language_without_rules_it_is_said_and_components_are_decided()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.Write("policy.yaml", Policy);
        folder.Write("App.fsproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Library.fs" />
                <PackageReference Update="FSharp.Core" Version="10.0.111" />
                <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
                <PackageReference Include="Polly" Version="8.4.0" />
                {PolicyItem}
              </ItemGroup>
            </Project>
            """);
        folder.Write("Library.fs", "module Library\nlet answer = 42\n");

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal("error", build.Single("PSI1001").Severity);
        Assert.All(build.PsiDiagnostics.Where(message => message.Id == "PSI0103"), message => Assert.Equal("warning", message.Severity));
        Assert.All(folder.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Fact]
    public async Task A_waiver_of_the_rule_makes_a_silenced_rule_waived()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            WeakHash, properties: "<NoWarn>$(NoWarn);PSI3101</NoWarn>", items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        folder.WriteProduct(more: """
            waivers:
              - id: W-1
                rule: PSI3101
                reason: The hash only names a file.
                owner: owner@contoso.example
                approvedBy: appsec@contoso.example
                approvedOn: 2026-11-01
                expires: 2027-02-01
            """);

        (await folder.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(0);

        var requirement = Assert.Single(folder.Fragment().Requirements, requirement => requirement.Id == "MAR-CRYPTO-1");
        Assert.Equal(RequirementState.Waived, requirement.State);
        Assert.Equal("W-1", Assert.Single(requirement.Projects).Waiver);
    }

    [Fact]
    public async Task A_component_that_an_imported_file_brings_in_is_reported_at_its_line_there()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        folder.Write("eng/common.props", """
            <Project>
              <ItemGroup>
                <PackageReference Include="Polly" Version="8.4.0" />
              </ItemGroup>
            </Project>
            """);
        folder.Write(
            "App.csproj",
            File.ReadAllText(folder.PathOf("App.csproj")).Replace(
                "<ItemGroup>", "<Import Project=\"eng/common.props\" /><ItemGroup>", StringComparison.Ordinal));

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal("common.props(3): error PSI1001", build.Single("PSI1001").Summary);
        Assert.DoesNotContain(folder.Fragment().Inputs, input => input.Path.Contains("psi.analyzers", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_editors_design_time_build_gets_the_policy_and_leaves_fragments_alone()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(WeakHash);
        (await Command.DotNetAsync(folder.Root, "restore")).ShouldExit(0);

        var build = await Command.DotNetAsync(
            folder.Root, "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs");

        Assert.Contains("policy.globalconfig", build.ShouldExit(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("compiler.sarif", build.Output, StringComparison.Ordinal);
        Assert.Empty(build.PsiDiagnostics);
        Assert.Empty(folder.Fragments());
        Assert.Empty(Directory.GetFiles(folder.Root, "fragment.psi.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_deleted_fragment_comes_back_with_the_next_build()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        (await folder.BuildAsync()).ShouldExit(0);
        Directory.Delete(folder.PathOf("artifacts"), recursive: true);

        (await folder.BuildAsync()).ShouldExit(0);

        Assert.Equal(FragmentStage.Final, folder.Fragment().Stage);
    }

    [Fact]
    public async Task Switching_Psi_off_is_recorded()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(WeakHash);

        (await folder.BuildAsync("-p:PsiEnabled=false")).ShouldExit(0);

        var fragment = folder.Fragment();
        Assert.Equal(ProjectState.NotAssessed, fragment.Project.State);
        Assert.Contains(fragment.Overrides, setting => setting is { Name: "PsiEnabled", Value: "false" });
    }

    [Fact]
    public async Task Each_target_framework_has_its_fragment()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            "Console.WriteLine();",
            properties: "<LangVersion>latest</LangVersion><OutputType>Library</OutputType>",
            targetFrameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        folder.Write("Program.cs", "public class Program { }");
        folder.Write(
            "App.csproj",
            File.ReadAllText(folder.PathOf("App.csproj"))
                .Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal)
                .Replace("<ImplicitUsings>enable</ImplicitUsings>", "", StringComparison.Ordinal));

        (await folder.BuildAsync()).ShouldExit(0);

        Assert.Equal(
            ["net10.0", "netstandard2.0"],
            folder.Fragments().Select(fragment => fragment.Project.TargetFramework).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_repos_own_error_log_still_gets_its_file()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(WeakHash, properties: "<ErrorLog>logs/errors.sarif,version=2.1</ErrorLog>");

        var build = (await folder.BuildAsync()).ShouldExit(0);

        Assert.Contains("PSI3101", File.ReadAllText(folder.PathOf("logs/errors.sarif")), StringComparison.Ordinal);
        Assert.DoesNotContain(build.PsiDiagnostics, message => message.Id == "PSI0006");
    }

    [Fact]
    public async Task A_repo_that_asks_for_an_older_error_log_is_told_what_it_gets()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(WeakHash, properties: "<ErrorLog>errors.sarif</ErrorLog>");

        var build = (await folder.BuildAsync()).ShouldExit(0);

        build.Single("PSI0006");
        Assert.True(File.Exists(folder.PathOf("errors.sarif")));
    }
}
