using Spectre.Console;

namespace Psi.Insights.CommandLine;

/// <summary>Prints summaries: a table on a terminal, plain lines everywhere else.</summary>
internal static class SummaryPrinter
{
    /// <summary>Prints; colours follow the terminal and <c>NO_COLOR</c>.</summary>
    public static void Print(IReadOnlyList<SummaryLine> lines, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (console.Profile.Out.IsTerminal)
        {
            var table = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            foreach (var line in lines)
            {
                table.AddRow(
                    new Paragraph(VisibleText.OfLine(line.Label), new Style(Color.Teal)), new Paragraph(VisibleText.OfLine(line.Text)));
            }

            console.Write(table);
            return;
        }

        foreach (var line in lines)
        {
            output.WriteLine(VisibleText.OfLine(line.Label.Length == 0 ? $"  {line.Text}" : $"{line.Label}: {line.Text}"));
        }
    }
}
