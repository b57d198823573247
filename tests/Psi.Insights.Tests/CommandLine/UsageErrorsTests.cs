using Psi.Insights.CommandLine;

namespace Psi.Insights.Tests.CommandLine;

/// <summary>What somebody reads who mistyped.</summary>
public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("'--formt' is no option of 'psi check'; did you mean '--format'?", "check", "--formt", "json")]
    [InlineData("'--formt=json' is no option of 'psi check'; did you mean '--format'?", "check", "--formt=json")]
    [InlineData("'--jsn' is no option of 'psi policy explain'; did you mean '--json'?", "policy", "explain", "Serilog", "--jsn")]
    [InlineData("'--colour' is no option of 'psi report'; there are --help, --output, --store", "report", "--colour")]
    [InlineData(
        "'--formt' is no option of 'psi check'; there are --enforcement, --help, --on, --policy", "check", "--format", "json", "--formt")]
    [InlineData("'chek' is no command of 'psi'; did you mean 'check'?", "chek", "--format", "json")]
    [InlineData("'lnt' is no command of 'psi policy'; did you mean 'lint'?", "policy", "lnt")]
    [InlineData("'b' is one argument too many for 'psi check'", "check", "a", "b")]
    [InlineData("'psi.yaml' is one argument too many for 'psi policy lint'; "
        + "name a file by --policy or --repository-policy or --product or --organisation or --sources", "policy", "lint", "psi.yaml")]
    [InlineData(
        "<rule> is missing after 'psi explain'. "
            + "The id of a rule, as diagnostics name it: PSI3101. Several are explained one after the other.",
        "explain")]
    [InlineData("a command is missing after 'psi policy'; there are audit, diff, explain, lint", "policy")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'text', 'json', 'sarif'", "check", "--format", "xml")]
    public async Task A_mistake_is_one_line_with_what_was_probably_meant(string expected, params string[] arguments)
    {
        var (exitCode, output, error) = await RunPsi.Of(arguments);

        Assert.Equal((ExitCodes.Usage, ""), (exitCode, output));
        var lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal($"psi: error: {expected}", lines[0]);
        Assert.StartsWith("psi: note: how it is used: 'psi", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Behind_two_dashes_everything_is_an_argument()
    {
        var (exitCode, _, error) = await RunPsi.Of("check", "--", "--formt");

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Equal("psi: error: there is no folder '--formt'\n", error);
    }

    [Fact]
    public async Task Somebody_who_asks_for_help_gets_it_whatever_else_is_written() =>
        Assert.Equal(ExitCodes.Done, (await RunPsi.Of("check", "--formt", "--help")).ExitCode);

    [Fact]
    public async Task What_was_typed_cannot_command_the_terminal() =>
        Assert.DoesNotContain('\u001B', (await RunPsi.Of("check", "--\u001B[2J")).Error);
}
