using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Check;

/// <summary>A check as text: one line per diagnostic, with its place as editors expect it, then the summary.</summary>
internal static class CheckText
{
    /// <summary>The text, with a line end after each line.</summary>
    public static string Of(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in report.Diagnostics)
        {
            text.Append(
                VisibleText.OfLine($"{diagnostic.At}: {ManifestWord.Of(diagnostic.Severity)} {diagnostic.RuleId}: {diagnostic.Message}"))
                .Append('\n');
        }

        if (report.Diagnostics.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var line in report.Manifest is null ? [] : ManifestSummary.Of(report.Manifest, report.HasProductFile))
        {
            text.Append(VisibleText.OfLine(line.Label.Length == 0 ? $"  {line.Text}" : $"{line.Label}: {line.Text}")).Append('\n');
        }

        return text.Append(
            $"checked: {Quantity.Of(report.Projects, "project")}, "
            + $"{Quantity.Of(report.Errors, "error")}, {Quantity.Of(report.Warnings, "warning")}{OnlyReported(report)}; "
            + "nothing was built, so requirements on code are not assessed\n")
            .ToString();
    }

    private static string OnlyReported(CheckReport report) =>
        report.ReportedErrors == 0 ? "" : $", of which {Quantity.Of(report.ReportedErrors, "error")} only reported: enforcement is off";
}
