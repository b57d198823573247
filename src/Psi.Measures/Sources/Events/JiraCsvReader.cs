using System.Globalization;
using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>Issues as Jira exports them to CSV. Its times are written in the format and time zone of whom exported them.</summary>
internal sealed class JiraCsvReader : ISourceReader
{
    // Jira's usual names for what our fields are called.
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["id"] = "Issue key",
        ["type"] = "Issue Type",
        ["startedAt"] = "Created",
        ["finishedAt"] = "Resolved",
        ["updatedAt"] = "Updated",
        ["severity"] = "Priority",
        ["outcome"] = "Resolution",
    };

    private static readonly Dictionary<string, FindingSeverity> Priorities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Highest"] = FindingSeverity.Critical,
        ["Lowest"] = FindingSeverity.Low,
        ["Trivial"] = FindingSeverity.Low,
    };

    private static readonly HashSet<string> GivenUp = new(StringComparer.OrdinalIgnoreCase)
    {
        "Won't Do", "Won't Fix", "Declined", "Duplicate", "Cannot Reproduce", "Incomplete", "Not a Bug", "Invalid", "Cancelled", "Canceled",
    };

    public string Kind => "jira-csv";

    public string Title => "Jira issues, as it exports them to CSV";

    public void Read(SourceFile file, ISourceRecords records) => SourceCsv.Read(file, row =>
    {
        var id = SourceText.Name(row.Required(Column(row, "id")), "the key of the issue", Column(row, "id"), row.Line);
        var type = row.Required(Column(row, "type"));
        List<string> labels = [.. Labels(row)];
        // A task may carry the label of the bug it belongs to: a label only counts when the sources file names it.
        if (IssueLabels.Kind([type, .. file.Entry.Labels.Count == 0 ? [] : labels], file.Entry) is not { } kind)
        {
            records.PassOver("issues that are no defects or incidents");
            return;
        }

        var happened = EntryEvent.Of(file.Entry, "jira", kind, id);
        var finished = row.Time(Column(row, "finishedAt"));
        var outcome = finished is null ? (EventOutcome?)null : Outcome(row[Column(row, "outcome")], file.Entry);
        records.Add(EventTimes.Checked(
            happened with
            {
                Product = row.Name("product") ?? happened.Product,
                Repository = row.Name("repository") ?? happened.Repository,
                Environment = IssueLabels.Environment(labels, file.Entry),
                Started = row.Time(Column(row, "startedAt"))
                    ?? throw row.Wrong(Column(row, "startedAt"), "when the issue was created is missing"),
                Finished = finished,
                Restored = kind == EventKind.Incident && outcome != EventOutcome.Cancelled ? row.Time("restoredAt") ?? finished : null,
                Detected = row.Time("detectedAt"),
                Updated = row.Time(Column(row, "updatedAt")),
                CausedBy = row.CausedBy(),
                Outcome = outcome,
                Severity = Severity(row[Column(row, "severity")], file.Entry),
            },
            at: null,
            row.Line));
    });

    private static string Column(CsvFields row, string field) => row.FirstOf(field, Columns[field]);

    // An issue with several labels has several columns of one name.
    private static IEnumerable<string> Labels(CsvFields row)
    {
        for (var number = 1; number == 1 || row.Has(Name(number)); number++)
        {
            foreach (var label in row[Name(number)]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                yield return label;
            }
        }

        static string Name(int number) => number == 1 ? "Labels" : string.Create(CultureInfo.InvariantCulture, $"Labels {number}");
    }

    private static EventOutcome Outcome(string? resolution, SourceEntry entry) =>
        resolution is null ? EventOutcome.Succeeded
        : entry.Outcomes.TryGetValue(resolution, out var own) ? own
        : GivenUp.Contains(resolution) ? EventOutcome.Cancelled
        : EventOutcome.Succeeded;

    private static FindingSeverity? Severity(string? priority, SourceEntry entry) =>
        priority is null ? null
        : !entry.Severities.ContainsKey(priority) && Priorities.TryGetValue(priority, out var severity) ? severity
        : Severities.Of(priority, entry);
}
