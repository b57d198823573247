using System.Runtime.CompilerServices;
using Psi.Manifest;

namespace Psi.Build.Tests.Gate;

/// <summary>
/// Whatever keeps the gate from knowing what a project uses, or by what to decide, fails it under <c>enforce</c>, each with words of its
/// own; the tables of docs/rules/PSI1006.md and PSI0001.md have them.
/// </summary>
public sealed class UndeterminedTests : IDisposable
{
    private readonly GateUnderTest _gate = new();

    private static IReadOnlyDictionary<string, Outcome> Outcomes { get; } = new Dictionary<string, Outcome>
    {
        ["not restored"] = new(
            "PSI1006",
            "App.csproj",
            "is not restored: obj/project.assets.json is missing. Run 'dotnet restore'",
            gate => File.Delete(gate.PathOf(GateUnderTest.AssetsFile))),
        ["restore failed"] = new(
            "PSI1006",
            "App.csproj",
            "restore failed: NU1101: Unable to find package Polly. Make 'dotnet restore' succeed",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], logs: PackageNotFound))),
        ["assets file of a newer version"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "its format is version 5, newer than this Psi reads; update Psi",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], version: "5"))),
        ["assets file of an older version"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "its format is version 2, older than any this Psi reads; restore with a current .NET SDK",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], version: "2"))),
        ["assets file is not JSON"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "it is not JSON: 'T' is an invalid start of a value",
            gate => gate.Write(GateUnderTest.AssetsFile, "This is no assets file.")),
        ["assets file is empty"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "it is not JSON: The input does not contain any JSON tokens",
            gate => gate.Write(GateUnderTest.AssetsFile, "")),
        ["assets file ends too early"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "it is not JSON: Expected depth to be zero at the end of the JSON payload",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([]).Trim()[..^1].Trim())),
        ["assets file is something else"] = new(
            "PSI1006", GateUnderTest.AssetsFile, "it has no 'version'", gate => gate.Write(GateUnderTest.AssetsFile, "{}")),
        ["assets file is too large"] = new("PSI1006", GateUnderTest.AssetsFile, "it is longer than 256 MiB", gate =>
        {
            using var sparse = File.Create(gate.PathOf(GateUnderTest.AssetsFile));
            sparse.SetLength((256L * 1024 * 1024) + 1);
        }),
        ["assets file of another project"] = new(
            "PSI1006", GateUnderTest.AssetsFile, "was written for Other.csproj, not for App.csproj. Projects in one folder share 'obj'",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], project: "/elsewhere/Other.csproj"))),
        ["assets file lacks the target framework"] = new(
            "PSI1006",
            GateUnderTest.AssetsFile,
            "has no target net10.0, only net8.0. Run 'dotnet restore' for the project as it is now",
            gate => gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], framework: "net8.0"))),
        ["package named since the last restore"] = new(
            "PSI1006",
            "App.csproj",
            "Which version of Polly is in use could not be determined: the project names it, but did not when it was last restored. "
            + "Run 'dotnet restore'",
            gate => gate.References = [("Polly", "App.csproj", false)]),
        ["packages.config can't be read"] = new(
            "PSI1006",
            "packages.config",
            "could not be determined from packages.config: it is not XML",
            gate =>
            {
                gate.IsOutsideSdk = true;
                gate.Write("packages.config", "<packages><package");
            }),
        ["version without order"] = new(
            "PSI1006",
            "App.csproj",
            "version 'nightly' cannot be compared with (,8.0) in the policy of Contoso",
            gate => gate.Restore(("Polly", "nightly"))),
        ["policy file is missing"] = new(
            "PSI0001",
            "policy.yaml",
            "The policy file is not there, so nothing can be decided by it",
            gate => File.Delete(gate.PathOf("policy.yaml"))),
        ["policy file can't be opened"] = new(
            "PSI0001", "policy.yaml", "The policy file can't be read, so nothing can be decided by it", gate => gate.Lock("policy.yaml")),
        ["policy file is a folder"] = new(
            "PSI0001",
            "policy.yaml",
            "The policy file is a folder, so nothing can be decided by it. Name the files in it",
            gate =>
            {
                File.Delete(gate.PathOf("policy.yaml"));
                Directory.CreateDirectory(gate.PathOf("policy.yaml"));
            }),
        ["policy file is too large"] = new("PSI0001", "policy.yaml", "The policy file is larger than 16 MiB and was not read", gate =>
        {
            using var sparse = File.Create(gate.PathOf("policy.yaml"));
            sparse.SetLength((16L * 1024 * 1024) + 1);
        }),
        ["policy file is invalid"] = new(
            "PSI0001",
            "policy.yaml",
            "'banned' is not valid for 'status'",
            gate => gate.Write("policy.yaml", GateUnderTest.Policy("status: banned, reason: R."))),
        ["package is gone since restore"] = new(
            "PSI0001",
            "App.csproj",
            "contoso.policy/1.0.0/build/Contoso.Policy.props, which a package brings to the build, "
            + "is missing: the package was restored, and is gone since",
            gate => gate.Write("obj/App.csproj.nuget.g.props", ImportOfThePolicyPackage)),
        ["package that may bring the policy is not restored"] = new(
            "PSI0001",
            "App.csproj",
            "No policy is given, and Contoso.Policy, which may bring one, is not restored",
            gate =>
            {
                gate.Policies = [];
                gate.References = [("Contoso.Policy", "App.csproj", false)];
            }),
    };

    private const string ImportOfThePolicyPackage =
        "<Project><ImportGroup><Import Project=\"$(NuGetPackageRoot)/contoso.policy/1.0.0/build/Contoso.Policy.props\" "
        + "Condition=\"Exists('x')\" /></ImportGroup></Project>";

    private const string PackageNotFound =
        """{ "code": "NU1101", "level": "Error", "message": "Unable to find package Polly", "libraryId": "Polly" }""";

    public static TheoryData<string> Names => [.. Outcomes.Keys];

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void What_can_be_determined_passes_without_a_word()
    {
        _gate.References = [("Serilog", "App.csproj", false), ("serilog", "Directory.Build.props", false)];

        var result = _gate.Restore(("Serilog", "4.0.0")).Run();

        Assert.True(result.Succeeded);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void A_project_outside_of_the_SDK_without_packages_has_nothing_to_restore()
    {
        _gate.IsOutsideSdk = true;

        var result = _gate.Run();

        Assert.Empty(result.Diagnostics);
        Assert.Equal("net472", result.Fragment.Project.TargetFramework);
    }

    [Fact]
    public void Its_packages_config_is_decided()
    {
        _gate.IsOutsideSdk = true;
        _gate.Write("packages.config", "<packages>\n  <package id=\"Polly\" version=\"7.0.0\" />\n</packages>");

        var result = _gate.Run();

        Assert.Contains("packages.config(2): error PSI1001", result.Diagnostics.Select(reported => reported.Summary));
        Assert.Equal(["Polly 7.0.0"], result.Packages);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_can_not_be_determined_fails_the_gate_in_its_own_words(string name)
    {
        var outcome = Outcomes[name];
        outcome.Arrange(_gate);

        var result = _gate.Run();

        Assert.False(result.Succeeded);
        var reported = Assert.Single(result.Diagnostics);
        Assert.Equal(("error", outcome.RuleId, outcome.File), (reported.Severity, reported.Code, reported.File));
        Assert.Contains(outcome.Says, reported.Message, StringComparison.Ordinal);
        Assert.Single(Outcomes.Values, other => reported.Message.Contains(other.Says, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_stated_of_a_project_whose_policy_is_not_known(string name)
    {
        if (Outcomes[name].RuleId != "PSI0001")
        {
            return;
        }

        Outcomes[name].Arrange(_gate);

        var fragment = _gate.Run().Fragment;

        Assert.Equal(ProjectState.NotAssessed, fragment.Project.State);
        Assert.Empty(fragment.Components);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_the_rule_has_it_in_its_table(string name) =>
        Assert.Contains(
            $"\n| {name} |", File.ReadAllText(PageOf(Outcomes[name].RuleId)).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("packages/some.package/1.0.0/build/Some.Package.props", false)]
    [InlineData("App.csproj", true)]
    public void A_reference_that_a_package_or_the_SDK_adds_by_itself_is_nobodys_to_restore(string file, bool isImplicit)
    {
        _gate.References = [("Polly", file, isImplicit)];

        Assert.Empty(_gate.Run().Diagnostics);
    }

    [Fact]
    public void A_reference_that_only_transitive_packages_bring_so_far_is_known()
    {
        const string package = "\"type\": \"package\",";
        const string serilog = "\"Serilog/4.0.0\":";
        var assets = GateUnderTest.Assets([("Serilog", "4.0.0")])
            .Replace(package, $$"""{{package}} "dependencies": { "Polly": "8.0.0" },""", StringComparison.Ordinal)
            .Replace(serilog, "\"Polly/8.0.0\": { \"type\": \"package\" }, " + serilog, StringComparison.Ordinal);
        _gate.Write(GateUnderTest.AssetsFile, assets);
        _gate.References = [("Serilog", "App.csproj", false), ("Polly", "App.csproj", false)];

        Assert.Empty(_gate.Run().Diagnostics);
    }

    [Fact]
    public void A_package_that_is_still_there_is_no_gap()
    {
        _gate
            .Write("obj/App.csproj.nuget.g.props", ImportOfThePolicyPackage)
            .Write("packages/contoso.policy/1.0.0/build/Contoso.Policy.props", "<Project />");

        Assert.Empty(_gate.Run().Diagnostics);
    }

    [Fact]
    public void A_checkout_that_was_restored_in_another_folder_is_still_this_project()
    {
        _gate.Write(GateUnderTest.AssetsFile, GateUnderTest.Assets([], project: "C:\\\\agent\\\\work\\\\src\\\\app.csproj"));

        Assert.Empty(_gate.Run().Diagnostics);
    }

    private static string PageOf(string ruleId, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "rules", $"{ruleId}.md");

    private sealed record Outcome(string RuleId, string File, string Says, Action<GateUnderTest> Arrange);
}
