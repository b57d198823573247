using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;
using Spectre.Console;

namespace Psi.Insights.Diagnostics;

/// <summary>
/// A report for a person at a terminal: by file, with counts and severities in colour. Pipes get <see cref="DiagnosticText"/>.
/// </summary>
internal static class DiagnosticTerminal
{
    /// <summary>Prints the diagnostics, then the summary. The console knows NO_COLOR and dumb terminals.</summary>
    public static void Print(DiagnosticReport report, IAnsiConsole console)
    {
        foreach (var file in report.Diagnostics.GroupBy(diagnostic => diagnostic.At.Path))
        {
            console.Write(Line((VisibleText.OfLine(file.Key), new Style(decoration: Decoration.Bold)), ($"  {Counts(file)}", Style.Plain)));
            var table = new Grid { Expand = false };
            table.AddColumn(new GridColumn { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(2, 0, 2, 0) });
            table.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
            table.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
            table.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            foreach (var diagnostic in file)
            {
                table.AddRow(
                    new Text(Place(diagnostic.At)),
                    new Text(ManifestWord.Of(diagnostic.Severity), ColourOf(diagnostic.Severity)),
                    new Text(diagnostic.RuleId),
                    new Text(VisibleText.OfLine(diagnostic.Message + report.SuffixOf(diagnostic))));
            }

            console.Write(table);
            console.WriteLine();
        }

        foreach (var line in DiagnosticText.Summary(report))
        {
            console.Write(Line((line, Style.Plain)));
        }
    }

    private static Style ColourOf(Severity severity) => new(severity == Severity.Error ? Color.Red : Color.Yellow);

    private static string Place(FileLocation at) => at.Line > 0 ? $"{at.Line}:{Math.Max(1, at.Column)}" : "-";

    private static string Counts(IEnumerable<CheckDiagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = diagnostics.Count() - errors;
        string[] counts = [Quantity.Of(errors, "error"), Quantity.Of(warnings, "warning")];
        return string.Join(", ", counts.Where(count => !count.StartsWith("0 ", StringComparison.Ordinal)));
    }

    private static Paragraph Line(params ReadOnlySpan<(string Text, Style Style)> parts)
    {
        var line = new Paragraph();
        foreach (var (text, style) in parts)
        {
            line.Append(text, style);
        }

        return line.Append("\n");
    }
}
