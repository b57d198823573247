using Microsoft.CodeAnalysis;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>What an editor's builds bring to the editor, and what they leave alone.</summary>
public sealed class DesignTimeBuildTests
{
    private const string WeakHash = """
        using System.Security.Cryptography;
        Console.WriteLine(MD5.HashData("psi"u8).Length);
        """;

    // The hosted compiler does not know the SDK's default language version.
    private const string HostedLanguage = "<LangVersion>13.0</LangVersion>";

    [Fact]
    public async Task The_policy_reaches_the_editor_before_the_first_build_and_nothing_else_is_written()
    {
        using var folder = await ConsoleProjectAsync();
        folder.Write("psi.yaml", ProductOfLevel(2));

        var build = await DesignTimeBuild.OfAsync(folder, "App.csproj");

        using var editor = EditorHost.Open(build);
        Assert.Equal("2", editor.PolicyValue("psi.product_level"));
        Assert.Equal(["obj/Debug/net10.0/psi/policy.globalconfig"], WrittenByPsi(folder));
        Assert.DoesNotContain(build.Arguments, argument => argument.StartsWith("/errorlog", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_changed_product_file_reaches_the_editor_with_its_next_design_time_build()
    {
        using var folder = await ConsoleProjectAsync();
        folder.Write("psi.yaml", ProductOfLevel(2));
        await DesignTimeBuild.OfAsync(folder, "App.csproj");
        folder.Write("psi.yaml", ProductOfLevel(1));

        using var editor = EditorHost.Open(await DesignTimeBuild.OfAsync(folder, "App.csproj"));

        Assert.Equal("1", editor.PolicyValue("psi.product_level"));
    }

    [Fact]
    public async Task What_a_real_build_left_behind_is_untouched()
    {
        using var folder = await ConsoleProjectAsync();
        (await folder.BuildAsync()).ShouldExit(0);
        var before = Snapshot(folder);
        folder.Write("Program.cs", "not even C#");
        folder.Write("psi.yaml", ProductOfLevel(3));

        await DesignTimeBuild.OfAsync(folder, "App.csproj");

        Assert.Contains(before.Keys, file => file.EndsWith("fragment.psi.json", StringComparison.Ordinal));
        Assert.Contains(before.Keys, file => file.EndsWith("compiler.sarif", StringComparison.Ordinal));
        Assert.Equal(before, Snapshot(folder));
    }

    [Fact]
    public async Task A_project_that_switched_Psi_off_gets_nothing_written_by_an_editor()
    {
        using var folder = await ConsoleProjectAsync(properties: "<PsiEnabled>false</PsiEnabled>");

        var build = await DesignTimeBuild.OfAsync(folder, "App.csproj");

        Assert.Empty(WrittenByPsi(folder));
        Assert.DoesNotContain(build.Arguments, argument => argument.Contains("policy.globalconfig", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_leaves_the_editor_working()
    {
        using var folder = await ConsoleProjectAsync(items: """<PsiPolicy Include="policy.yaml" />""");
        folder.Write("policy.yaml", "psi: [not a policy");

        using var editor = EditorHost.Open(await DesignTimeBuild.OfAsync(folder, "App.csproj"));

        Assert.Equal("3", editor.PolicyValue("psi.product_level"));
        Assert.Equal("PSI3101", Assert.Single(await editor.FindingsAsync("Program.cs")).Id);
    }

    [Fact]
    public async Task Where_warnings_are_errors_a_finding_is_still_a_warning_in_the_editor()
    {
        using var folder = await ConsoleProjectAsync(properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        using var editor = EditorHost.Open(await DesignTimeBuild.OfAsync(folder, "App.csproj"));

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await editor.FindingsAsync("Program.cs")).Severity);
    }

    [Fact]
    public async Task The_newest_compiler_too_loads_the_fixes_and_fixes_all_from_a_command_line()
    {
        using var folder = await ConsoleProjectAsync(properties: "<LangVersion>latest</LangVersion>");

        var format = await Command.DotNetAsync(
            folder.Root, "format", "analyzers", "--no-restore", "--diagnostics", "PSI3101", "--severity", "warn");

        format.ShouldExit(0);
        Assert.Equal(WeakHash.Replace("MD5", "SHA256", StringComparison.Ordinal), File.ReadAllText(folder.PathOf("Program.cs")));
    }

    private static async Task<UserFolder> ConsoleProjectAsync(string properties = "", string items = "")
    {
        var folder = await UserFolder.ConsoleProjectAsync(WeakHash, properties: HostedLanguage + properties, items: items);
        (await Command.DotNetAsync(folder.Root, "restore", "-nologo")).ShouldExit(0);
        return folder;
    }

    private static string ProductOfLevel(int level) => $"""
        psi: product/v1
        id: app
        product: App
        domain: Tests
        team: tests
        level: {level}
        accountable: owner@contoso.example
        """;

    private static IEnumerable<string> WrittenByPsi(UserFolder folder) =>
        Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/'))
            .Where(file =>
                file.Contains("/psi/", StringComparison.Ordinal)
                || file.Contains("psi.json", StringComparison.Ordinal)
                || file.EndsWith(".sarif", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static SortedDictionary<string, (DateTime Written, string Content)> Snapshot(UserFolder folder) =>
        new(
            WrittenByPsi(folder).ToDictionary(
                file => file, file => (File.GetLastWriteTimeUtc(folder.PathOf(file)), File.ReadAllText(folder.PathOf(file)))),
            StringComparer.Ordinal);
}
