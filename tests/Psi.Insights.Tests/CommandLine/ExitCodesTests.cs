using System.Runtime.CompilerServices;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Tests.CommandLine;

/// <summary>One table of exit codes: the help and the docs say what the code has.</summary>
public sealed class ExitCodesTests
{
    [Fact]
    public async Task The_help_ends_with_them()
    {
        var (_, output, _) = await RunPsi.Of("--help");

        Assert.EndsWith(
            "Exit codes, of several the highest:\n" + string.Concat(ExitCodes.All.Select(row => $"  {row.Code}  {row.Meaning}\n")) + "\n",
            output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_a_command_leaves_them_to_it() =>
        Assert.DoesNotContain("Exit codes", (await RunPsi.Of("check", "--help")).Output, StringComparison.Ordinal);

    [Fact]
    public void The_docs_have_the_same_table() => Assert.Contains(
        "| code | meaning |\n|---|---|\n" + string.Concat(ExitCodes.All.Select(row => $"| {row.Code} | {row.Meaning} |\n")),
        File.ReadAllText(Path.Combine(Root(), "docs", "command-line.md")).ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    [Fact]
    public void Every_code_is_in_it_once() => Assert.Equal(
        typeof(ExitCodes).GetFields().Where(field => field.IsLiteral).Select(field => (int)field.GetRawConstantValue()!),
        ExitCodes.All.Select(row => row.Code));

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
