using Psi.EndToEnd.Tests.Harness;
using Psi.Policy;

namespace Psi.EndToEnd.Tests;

/// <summary>A developer who installs the package and nothing else.</summary>
public sealed class FirstUseTests
{
    [Fact]
    public async Task A_new_console_project_builds_with_the_baseline_and_is_told_so_once()
    {
        using var folder = await UserFolder.CreateAsync();
        (await Command.DotNetAsync(folder.Root, "new", "console", "-n", "Hello", "-o", folder.Root)).ShouldExit(0);
        (await Command.DotNetAsync(folder.Root, "add", "package", "Psi.Analyzers", "--version", "0.1.0")).ShouldExit(0);

        var build = (await folder.BuildAsync()).ShouldExit(0);

        Assert.Equal("warning", build.Single("PSI0003").Severity);
        Assert.Equal(["PSI0003"], build.PsiDiagnostics.Select(message => message.Id));
        Assert.Equal("baseline", folder.Fragment().Policy.Organisation);
        Assert.Equal(EnforcementMode.Report, folder.Fragment().Policy.Enforcement);
    }

    [Fact]
    public async Task The_baseline_is_mentioned_once_for_many_projects()
    {
        using var folder = await UserFolder.CreateAsync();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            folder.Write($"{name}/{name}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" /></ItemGroup>
                </Project>
                """);
            folder.Write($"{name}/{name}.cs", $"public class {name};");
        }

        (await Command.DotNetAsync(folder.Root, "new", "sln", "-n", "All", "--format", "slnx")).ShouldExit(0);
        (await Command.DotNetAsync(folder.Root, "sln", "add", "One", "Two", "Three")).ShouldExit(0);

        var build = (await folder.BuildAsync("-m:1")).ShouldExit(0);

        build.Single("PSI0003");
    }

    [Fact]
    public async Task A_weak_hash_is_a_warning_at_its_line_and_the_baseline_only_reports()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("""
            using System.Security.Cryptography;
            Console.WriteLine(Convert.ToHexString(MD5.HashData("psi"u8)));
            """);

        var build = (await folder.BuildAsync()).ShouldExit(0);

        var finding = build.Single("PSI3101");
        Assert.Equal("Program.cs(2): warning PSI3101", finding.Summary);
        Assert.Equal("Program.cs(2): warning PSI0101", build.Single("PSI0101").Summary);
        var page = new Uri(finding.Text[(finding.Text.LastIndexOf('(') + 1)..^1]);
        Assert.EndsWith("/psi.analyzers/0.1.0/docs/rules/PSI3101.md", page.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(File.Exists(page.LocalPath), $"the package has no page {page}");
    }

    [Fact]
    public async Task The_same_fails_the_build_when_the_baseline_is_enforced()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("""
            using System.Security.Cryptography;
            Console.WriteLine(Convert.ToHexString(MD5.HashData("psi"u8)));
            """);

        var build = (await folder.BuildAsync("-p:PsiEnforcement=enforce")).ShouldExit(1);

        Assert.Equal("Program.cs(2): error PSI0101", build.Single("PSI0101").Summary);
        Assert.Equal("warning", build.Single("PSI3101").Severity);
    }

    [Fact]
    public async Task Analyzers_and_code_fixes_both_reach_the_compiler()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();");
        (await Command.DotNetAsync(folder.Root, "restore")).ShouldExit(0);

        var items = await Command.DotNetAsync(folder.Root, "msbuild", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer");

        Assert.Contains("Psi.Analyzers.dll", items.ShouldExit(0).Output, StringComparison.Ordinal);
        Assert.Contains("Psi.CodeFixes.dll", items.Output, StringComparison.Ordinal);
    }
}
