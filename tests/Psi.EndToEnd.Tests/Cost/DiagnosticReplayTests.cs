using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Cost;

/// <summary>
/// A build with nothing to do logs again what the last one logged, without deciding again, and only when nothing changed.
/// </summary>
public sealed class DiagnosticReplayTests
{
    private const string PolicyItem = """<PsiPolicy Include="policy.yaml" /><PackageReference Include="Polly" Version="8.4.0" />""";

    // An error at the package reference and a warning for the framework.
    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        unlisted: { severity: warning }
        components:
          - { purl: pkg:nuget/Polly, status: prohibited, reason: Tests prohibit it. }
        """;

    [Fact]
    public async Task Errors_and_warnings_are_repeated_as_they_were_without_the_gate()
    {
        using var folder = await BuiltAsync();
        var first = (await folder.BuildAsync("--no-restore")).ShouldExit(1);

        var second = (await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(1);

        Assert.Equal("error", second.Single("PSI1001").Severity);
        Assert.Contains(second.PsiDiagnostics, message => message is { Id: "PSI1004", Severity: "warning" });
        Assert.Equal(
            first.PsiDiagnostics.Select(message => (message.Summary, message.Text)),
            second.PsiDiagnostics.Select(message => (message.Summary, message.Text)));
        AssertRepeated(second);
    }

    [Theory]
    [InlineData("error\t", "warning\t")]
    [InlineData("Polly", "Holly")]
    [InlineData("psi repeat 1", "psi repeat 2")]
    public async Task An_edited_repeat_file_makes_the_gate_decide_again(string text, string replacement)
    {
        using var folder = await BuiltAsync();
        var file = ReplayFileOf(folder);
        var content = File.ReadAllText(file);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(file, content.Replace(text, replacement, StringComparison.Ordinal));

        var build = (await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(1);

        Assert.Equal($"App.csproj({folder.LineOf("App.csproj", "Polly")}): error PSI1001", build.Single("PSI1001").Summary);
        AssertDecided(build);
    }

    [Fact]
    public async Task An_emptied_or_deleted_repeat_file_makes_the_gate_decide_again()
    {
        using var folder = await BuiltAsync();
        File.WriteAllText(ReplayFileOf(folder), "");

        AssertDecided((await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(1));

        File.Delete(ReplayFileOf(folder));
        AssertDecided((await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(1));
    }

    [Theory]
    [InlineData("-p:NoWarn=PSI3101")]
    [InlineData("-p:ErrorLog=own.sarif%2cversion=2.1")]
    public async Task Another_setting_makes_the_gate_decide_again(string setting)
    {
        using var folder = await BuiltAsync();

        AssertDecided((await folder.BuildAsync("--no-restore", "-v:d", setting)).ShouldExit(1));
    }

    [Fact]
    public async Task An_enforcement_asked_for_later_counts()
    {
        using var folder = await BuiltAsync();

        var build = (await folder.BuildAsync("--no-restore", "-v:d", "-p:PsiEnforcement=report")).ShouldExit(0);

        Assert.Equal("warning", build.Single("PSI1001").Severity);
        AssertDecided(build);
    }

    [Theory]
    [InlineData("artifacts/psi", "*.psi.json")]
    [InlineData("obj", "fragment.psi.json")]
    [InlineData("obj", "compiler.sarif")]
    public async Task A_result_edited_after_the_gate_is_made_anew(string where, string pattern)
    {
        using var folder = await BuiltAsync();
        var file = Assert.Single(Directory.GetFiles(folder.PathOf(where), pattern, SearchOption.AllDirectories));
        File.AppendAllText(file, " ");

        AssertDecided((await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(1));
    }

    [Fact]
    public async Task When_the_cause_is_gone_nothing_is_repeated()
    {
        using var folder = await BuiltAsync();
        folder.Write(
            "policy.yaml",
            Policy.Replace(
                "prohibited, reason: Tests prohibit it.",
                "permitted",
                StringComparison.Ordinal).Replace("severity: warning", "severity: none", StringComparison.Ordinal));

        Assert.Empty((await folder.BuildAsync("--no-restore")).ShouldExit(0).PsiDiagnostics);
        Assert.Empty(Directory.GetFiles(folder.Root, "gate.*.repeat", SearchOption.AllDirectories));

        var idle = (await folder.BuildAsync("--no-restore", "-v:d")).ShouldExit(0);
        Assert.DoesNotContain("Task \"Psi", idle.Output, StringComparison.Ordinal);
    }

    private static async Task<UserFolder> BuiltAsync()
    {
        var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("policy.yaml", Policy);
        (await folder.BuildAsync()).ShouldExit(1);
        return folder;
    }

    private static string ReplayFileOf(UserFolder folder) =>
        Assert.Single(Directory.GetFiles(folder.Root, "gate.*.repeat", SearchOption.AllDirectories));

    private static void AssertRepeated(CommandResult build) =>
        Assert.DoesNotContain("Task \"PsiGate\"", build.Output, StringComparison.Ordinal);

    private static void AssertDecided(CommandResult build) => Assert.Contains("Task \"PsiGate\"", build.Output, StringComparison.Ordinal);
}
