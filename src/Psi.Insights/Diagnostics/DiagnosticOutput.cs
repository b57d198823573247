using System.CommandLine;
using Psi.Insights.CommandLine;
using Spectre.Console;

namespace Psi.Insights.Diagnostics;

/// <summary>Prints a report in the form that was asked for.</summary>
internal static class DiagnosticOutput
{
    /// <summary><c>--format</c>.</summary>
    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--format")
        {
            Description = "text, json or sarif.",
            DefaultValueFactory = _ => "text",
            HelpName = "FORMAT",
        };
        option.AcceptOnlyFromAmong("text", "json", "sarif");
        return option;
    }

    /// <summary>Prints.</summary>
    /// <param name="report">What to print.</param>
    /// <param name="format">A value of the option.</param>
    /// <param name="terminal">Where to. A person at a terminal gets colours, a pipe one line each.</param>
    public static void Print(DiagnosticReport report, string format, Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Output) });
        if (format == "text" && console.Profile.Out.IsTerminal)
        {
            DiagnosticTerminal.Print(report, console);
            return;
        }

        terminal.Output.Write(format switch
        {
            "json" => DiagnosticJson.Of(report) + "\n",
            "sarif" => DiagnosticSarif.Of(report, ToolVersion.OfPsi) + "\n",
            _ => DiagnosticText.Of(report),
        });
    }
}
