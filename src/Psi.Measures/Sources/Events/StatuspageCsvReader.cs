using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Sources.Events;

/// <summary>Incidents of a status page as CSV, with the names that Statuspage's API gives its fields as columns.</summary>
internal sealed class StatuspageCsvReader : ISourceReader
{
    public string Kind => "statuspage-csv";

    public string Title => "Statuspage incidents, as CSV";

    public void Read(SourceFile file, ISourceRecords records) => SourceCsv.Read(file, row =>
    {
        var id = SourceText.Name(row.Required("id"), "the id of the incident", "id", row.Line);
        var impact = row[row.FirstOf("severity", "impact")];
        if (string.Equals(impact, "maintenance", StringComparison.OrdinalIgnoreCase))
        {
            records.PassOver("maintenance that was announced");
            return;
        }

        var happened = EntryEvent.Of(file.Entry, "statuspage", EventKind.Incident, id);
        var restored = row.Time(row.FirstOf("restoredAt", "resolved_at"));
        records.Add(EventTimes.Checked(
            happened with
            {
                Product = row.Name("product") ?? happened.Product,
                Repository = row.Name("repository") ?? happened.Repository,
                Environment = row.Name("environment") ?? happened.Environment,
                Started = row.Time(row.FirstOf("startedAt", "started_at")) ?? row.Time("created_at")
                    ?? throw row.Wrong("started_at", "when the incident started is missing"),
                Detected = row.Time("detectedAt"),
                Restored = restored,
                Finished = restored,
                Updated = row.Time(row.FirstOf("updatedAt", "updated_at")),
                CausedBy = row.CausedBy(),
                Outcome = restored is null ? null : EventOutcome.Succeeded,
                Severity = impact is null ? null : Severities.Of(impact, file.Entry),
            },
            at: null,
            row.Line));
    });
}
