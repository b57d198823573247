using System.Text.Json;
using Psi.Insights.Diagnostics;
using Psi.Manifest;
using Psi.Policy;
using Spectre.Console;

namespace Psi.Insights.Tests.Check;

/// <summary>A check as a person at a terminal sees it, and as a pipeline does.</summary>
public sealed class CheckOutputTests
{
    private static readonly DiagnosticReport Report = new(
        null,
        [
            Diagnostic("PSI1003", Severity.Warning, new FileLocation("src/Shop/Shop.csproj", 7, 5), "Newtonsoft.Json is deprecated."),
            Diagnostic("PSI1001", Severity.Error, new FileLocation("src/Web/Web.csproj", 12, 5), "BouncyCastle is prohibited [red]."),
            Diagnostic("PSI1006", Severity.Error, new FileLocation("src/Web/Web.csproj"), "It is not \u001B[2Jrestored."),
        ],
        Projects: 2);

    [Fact]
    public void On_a_terminal_it_is_by_file_with_counts() => Assert.Equal(
        [
            "src/Shop/Shop.csproj  1 warning",
            "  7:5  warning  PSI1003  Newtonsoft.Json is deprecated.",
            "",
            "src/Web/Web.csproj  2 errors",
            "  12:5  error  PSI1001  BouncyCastle is prohibited [red].",
            "     -  error  PSI1006  It is not [U+001B][2Jrestored.",
            "",
            "explained: psi explain PSI1001 PSI1003 PSI1006",
            "checked: 2 projects, 2 errors, 1 warning; nothing was built, so requirements on code are not assessed",
        ],
        Printed(ColorSystemSupport.NoColors).TrimEnd().Split('\n').Select(line => line.TrimEnd()));

    [Fact]
    public void Severities_are_in_colour_where_the_console_has_colours()
    {
        var printed = Printed(ColorSystemSupport.Standard);

        Assert.Contains("\u001B[91merror\u001B[0m", printed, StringComparison.Ordinal);
        Assert.Contains("\u001B[93mwarning\u001B[0m", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_there_is_no_escape() => Assert.DoesNotContain('\u001B', Printed(ColorSystemSupport.NoColors));

    [Fact]
    public void In_a_pipe_each_diagnostic_is_a_line_as_compilers_print_it() => Assert.Equal(
        [
            "src/Shop/Shop.csproj(7,5): warning PSI1003: Newtonsoft.Json is deprecated.",
            "src/Web/Web.csproj(12,5): error PSI1001: BouncyCastle is prohibited [red].",
            "src/Web/Web.csproj: error PSI1006: It is not [U+001B][2Jrestored.",
            "",
        ],
        DiagnosticText.Of(Report).Split('\n').Take(4));

    [Fact]
    public void SARIF_and_JSON_link_to_the_policy_s_pages()
    {
        var report = Report with { Pages = new RulePages("https://contoso.example/psi/{id}") };

        using var sarif = JsonDocument.Parse(DiagnosticSarif.Of(report, "0.1.0"));
        var rule = sarif.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.Equal("https://contoso.example/psi/PSI1001", rule.GetProperty("helpUri").GetString());
        using var json = JsonDocument.Parse(DiagnosticJson.Of(report));
        Assert.Equal("https://contoso.example/psi/PSI1003", json.RootElement.GetProperty("diagnostics")[0].GetProperty("help").GetString());
    }

    [Fact]
    public void Without_pages_there_is_no_link()
    {
        var sarif = DiagnosticSarif.Of(Report, "0.1.0");
        Assert.DoesNotContain("helpUri", sarif, StringComparison.Ordinal);
        Assert.DoesNotContain("informationUri", sarif, StringComparison.Ordinal);
        Assert.DoesNotContain("\"help\"", DiagnosticJson.Of(Report), StringComparison.Ordinal);
    }

    private static string Printed(ColorSystemSupport colours)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = colours == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = colours,
        });
        console.Profile.Width = 120;
        DiagnosticTerminal.Print(Report, console);
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static CheckDiagnostic Diagnostic(string rule, Severity severity, FileLocation at, string message) =>
        new() { RuleId = rule, Severity = severity, At = at, Message = message };
}
