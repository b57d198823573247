using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>Incidents as PagerDuty's reports give them as CSV. Somebody has noticed one when it is acknowledged first.</summary>
internal sealed class PagerDutyCsvReader : ISourceReader
{
    public string Kind => "pagerduty-csv";

    public string Title => "PagerDuty incidents, as its reports give them as CSV";

    public void Read(SourceFile file, ISourceRecords records) => SourceCsv.Read(file, row =>
    {
        var happened = EntryEvent.Of(
            file.Entry, "pagerduty", EventKind.Incident, SourceText.Name(row.Required("id"), "the id of the incident", "id", row.Line));
        // Newer reports say created_at, older ones created_on.
        var created = row.FirstOf("startedAt", "created_on", "created_at");
        var started = row.Time(created) ?? throw row.Wrong(created, "when the incident was created is missing");
        var restored = row.Time(row.FirstOf("restoredAt", "resolved_on", "resolved_at"));
        records.Add(EventTimes.Checked(
            happened with
            {
                Product = row.Name("product") ?? happened.Product,
                Repository = row.Name("repository") ?? happened.Repository,
                Environment = row.Name("environment") ?? happened.Environment,
                Started = started,
                Detected = row.Time("detectedAt") ?? Acknowledged(row, started),
                Restored = restored,
                Finished = restored,
                Updated = row.Time("updatedAt"),
                CausedBy = row.CausedBy(),
                Outcome = restored is null ? null : EventOutcome.Succeeded,
                Severity = row[row.FirstOf("severity", "urgency")] is { } word ? Severities.Of(word, file.Entry) : null,
            },
            at: null,
            row.Line));
    });

    private static DateTimeOffset? Acknowledged(CsvFields row, DateTimeOffset started)
    {
        const string column = "seconds_to_first_ack";
        const double mostSeconds = 100 * 365 * 86_400d;
        if (row.Number(column) is not { } seconds)
        {
            return null;
        }

        return seconds is >= 0 and <= mostSeconds && started.Year < 9_800
            ? started.AddSeconds(Math.Round(seconds))
            : throw row.Wrong(column, "expected seconds, from 0");
    }
}
