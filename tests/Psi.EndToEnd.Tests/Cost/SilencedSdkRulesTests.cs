using System.Text.Json;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Cost;

/// <summary>Psi's error log must not make the compiler run the SDK's Info rules, and nobody may miss a result for that.</summary>
public sealed class SilencedSdkRulesTests
{
    // A result of CA1822 (Performance), which is Info by default, and of IDE0161 (file-scoped namespaces), which is lower.
    private const string Program = """
        namespace App
        {
            internal sealed class Program
            {
                private static void Main() => System.Console.WriteLine(new Program().Answer());

                private int Answer() => 42;
            }
        }
        """;

    private const string PolicyItem = """<PsiPolicy Include="policy.yaml" />""";

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        enforcement: { default: enforce }
        unlisted: { severity: none }
        """;

    [Fact]
    public async Task Quiet_rules_stay_in_the_log_have_no_results_and_are_exactly_those_below_warning_by_default()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            Program, properties: "<EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>", items: PolicyItem);
        folder.Write("policy.yaml", Policy);

        (await folder.BuildAsync()).ShouldExit(0);
        var (quietRules, quietResults) = ReadLog(folder);
        // With a log of the repo's own nothing is made silent.
        (await folder.BuildAsync("-p:ErrorLog=own.sarif%2cversion=2.1")).ShouldExit(0);
        var (rules, results) = ReadLog(folder);

        Assert.DoesNotContain("CA1822", quietResults);
        Assert.Contains("CA1822", results);
        Assert.Equal(rules.Order(StringComparer.Ordinal), quietRules.Order(StringComparer.Ordinal));
        var list = File.ReadLines(Path.Combine(SourceTree.Root, "src/Psi.Build/build/SilencedSdkRules/sdk-10.globalconfig"))
            .Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal))
            .Select(line => line.Split('.')[1]);
        Assert.Equal(
            rules.Where(rule => !rule.StartsWith("PSI", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            list.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.CA1822.severity = warning\n", "CA1822")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-Performance.severity = warning\n", "CA1822")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.severity = warning\n", "CA1822")]
    [InlineData(".editorconfig", "[*.cs]\ncsharp_style_namespace_declarations = file_scoped:warning\n", "IDE0161")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_analyzer_diagnostic.category-Performance.severity = warning\n", "CA1822")]
    public async Task A_severity_the_repo_adds_still_holds(string file, string content, string rule)
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            Program, properties: "<EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>", items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        var before = (await folder.BuildAsync()).ShouldExit(0);

        folder.Write(file, content);
        var after = (await folder.BuildAsync("--no-restore")).ShouldExit(0);

        Assert.Empty(before.Diagnostics);
        Assert.Equal("warning", after.Single(rule).Severity);
    }

    [Fact]
    public async Task A_requirement_that_names_a_rule_of_the_SDK_gets_its_findings()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(Program, items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        (await folder.BuildAsync()).ShouldExit(0);

        folder.Write(
            "policy.yaml",
            Policy + "\nrequirements:\n  - { id: MAR-1, title: Members that need no instance are static, rules: [CA1822] }\n");
        var build = (await folder.BuildAsync("--no-restore")).ShouldExit(1);

        Assert.Equal("Program.cs(7): error PSI0101", build.Single("PSI0101").Summary);
    }

    [Fact]
    public async Task Analyzers_of_other_versions_than_the_SDKs_are_left_as_they_are()
    {
        // A file of that name takes the place of the package; which rules it reports by default is not known here.
        using var folder = await UserFolder.ConsoleProjectAsync(
            Program, properties: "<EnableNETAnalyzers>false</EnableNETAnalyzers>", items: PolicyItem
                + """<Analyzer Include="$(RoslynTargetsPath)/../Sdks/Microsoft.NET.Sdk/analyzers/*.CSharp.NetAnalyzers.dll" />""");
        folder.Write("policy.yaml", Policy);

        (await folder.BuildAsync()).ShouldExit(0);

        var quiet = File.ReadAllText(Assert.Single(Directory.GetFiles(folder.Root, "quiet.globalconfig", SearchOption.AllDirectories)));
        Assert.Contains("Microsoft.CodeAnalysis.CSharp.NetAnalyzers", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet_diagnostic", quiet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_decided_anew_when_nothing_changed()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(Program, items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        (await folder.BuildAsync()).ShouldExit(0);

        var build = (await folder.BuildAsync("--no-restore", "-v:n")).ShouldExit(0);

        Assert.Contains("Skipping target \"_PsiDecideBeforeCompile\"", build.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"CoreCompile\"", build.Output, StringComparison.Ordinal);
    }

    // Ids of the rules that are on by default, below warning, and of the results.
    private static (List<string> Rules, List<string> Results) ReadLog(UserFolder folder)
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(
            Assert.Single(Directory.GetFiles(folder.Root, "compiler.sarif", SearchOption.AllDirectories))));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("defaultConfiguration", out var configuration)
                && configuration.TryGetProperty("level", out var level) && level.GetString() == "note"
                && !(configuration.TryGetProperty("enabled", out var enabled) && !enabled.GetBoolean()));
        return (
            [.. rules.Select(rule => rule.GetProperty("id").GetString()!)],
            [.. run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!)]);
    }
}
