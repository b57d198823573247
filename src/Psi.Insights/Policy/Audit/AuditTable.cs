using Psi.Insights.CommandLine;
using Psi.Manifest;
using Spectre.Console;

namespace Psi.Insights.Policy.Audit;

/// <summary>An audit as a table, for terminals.</summary>
internal static class AuditTable
{
    /// <summary>The table: one row for each entry.</summary>
    public static Table Of(IReadOnlyList<AuditedEntry> entries)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Component", "Status", "Versions", "Newest accepted", "Newest", "Remarks");
        foreach (var audited in entries)
        {
            var entry = audited.Entry;
            var isKnown = audited.State is AuditState.Answered or AuditState.Incomplete;
            table.AddRow(
                Cell($"{entry.Pattern}\n{entry.Location}"),
                Cell(ManifestWord.Of(entry.Status)),
                Cell(entry.Versions?.ToString() ?? "all"),
                Cell(audited.NewestAccepted?.Version.ToString() ?? (isKnown ? "none" : "-")),
                Cell(audited.Newest?.ToString() ?? (isKnown ? "none" : "-")),
                Cell(string.Join("\n", Remarks(audited)), Colour(audited)));
        }

        return table;
    }

    private static IEnumerable<string> Remarks(AuditedEntry audited)
    {
        if (audited.State == AuditState.Incomplete)
        {
            yield return $"incomplete: {audited.Reason}";
        }
        else if (audited.State is AuditState.NotAsked or AuditState.Undetermined)
        {
            yield return AuditLines.State(audited);
        }

        foreach (var remark in audited.Remarks)
        {
            yield return $"{ManifestWord.Of(remark.Kind)}: {remark.Message}";
        }
    }

    private static Color Colour(AuditedEntry audited) =>
        audited.State is AuditState.Incomplete or AuditState.Undetermined ? Color.Red
        : audited.Remarks.Any(remark => remark.IsWarning) ? Color.Yellow
        : Color.Default;

    // A paragraph, because in markup the brackets of intervals would be tags.
    private static Paragraph Cell(string text, Color? colour = null) =>
        new(string.Join('\n', text.Split('\n').Select(VisibleText.OfLine)), new Style(colour));
}
