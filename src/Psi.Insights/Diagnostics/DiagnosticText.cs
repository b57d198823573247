using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Diagnostics;

/// <summary>A check as text: one line per diagnostic, with its place as editors expect it, then the summary.</summary>
internal static class DiagnosticText
{
    /// <summary>The text, with a line end after each line.</summary>
    public static string Of(DiagnosticReport report)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in report.Diagnostics)
        {
            text.Append(
                VisibleText.OfLine(
                    $"{diagnostic.At}: {ManifestWord.Of(diagnostic.Severity)} {diagnostic.RuleId}: {diagnostic.Message}"
                    + report.SuffixOf(diagnostic)))
                .Append('\n');
        }

        if (report.Diagnostics.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var line in Summary(report))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What is said of all diagnostics together, line by line.</summary>
    public static IEnumerable<string> Summary(DiagnosticReport report)
    {
        foreach (var line in report.Manifest is null ? [] : ManifestSummary.Of(report.Manifest, report.HasProductFile))
        {
            yield return VisibleText.OfLine(line.Label.Length == 0 ? $"  {line.Text}" : $"{line.Label}: {line.Text}");
        }

        if (report.Diagnostics.Count > 0)
        {
            yield return Explained(report);
        }

        yield return $"{report.Verb}: {Quantity.Of(report.Projects, "project")}, "
            + $"{Quantity.Of(report.Errors, "error")}, {Quantity.Of(report.Warnings, "warning")}{OnlyReported(report)}"
            + report.Closing;
    }

    private static string Explained(DiagnosticReport report)
    {
        const int most = 5;
        var rules = report.Diagnostics
            .Select(diagnostic => diagnostic.RuleId)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return $"explained: psi explain {string.Join(" ", rules.Take(most))}{(rules.Count > most ? " …" : "")}";
    }

    private static string OnlyReported(DiagnosticReport report) =>
        report.ReportedErrors == 0 ? "" : $", of which {Quantity.Of(report.ReportedErrors, "error")} only reported: enforcement is off";
}
