namespace Psi.Measures.Sources.Events;

/// <summary>Incidents as Statuspage lists them at <c>incidents.json</c>; also those pages of others that do as Statuspage does.</summary>
internal sealed class StatuspageIncidentsReader : ISourceReader
{
    public string Kind => "statuspage-incidents";

    public string Title => "Statuspage incidents, as its API lists them";

    public void Read(SourceFile file, ISourceRecords records) => EventList.Read(file, "incidents", incident =>
    {
        var id = incident.Required("id").Id();
        if (incident.Text("impact") is "maintenance" || incident["scheduled_for"] is not null)
        {
            records.PassOver("maintenance that was announced");
            return;
        }

        var restored = incident.Time("resolved_at", file.Entry);
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "statuspage", EventKind.Incident, id) with
            {
                // The page may be told later than the failure began, but then somebody has written down when.
                Started = incident.Time("started_at", file.Entry) ?? incident.RequiredTime("created_at", file.Entry),
                Restored = restored,
                Finished = restored,
                Updated = incident.Time("updated_at", file.Entry),
                Outcome = restored is null ? null : EventOutcome.Succeeded,
                Severity = incident.Text("impact") is { } impact ? Severities.Of(impact, file.Entry) : null,
            },
            incident.At));
    });
}
