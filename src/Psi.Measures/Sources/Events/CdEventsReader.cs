namespace Psi.Measures.Sources.Events;

/// <summary>CDEvents 0.1 to 0.5 as JSON, alone or as the data of CloudEvents. Each event tells a part of what it is about.</summary>
internal sealed class CdEventsReader : ISourceReader
{
    private const string Prefix = "dev.cdevents.";

    public string Kind => "cdevents";

    public string Title => "CDEvents as JSON, alone or in CloudEvents";

    public void Read(SourceFile file, ISourceRecords records)
    {
        // Somebody may report an incident that a monitor has detected before.
        var detected = new HashSet<string>(StringComparer.Ordinal);
        JsonSequence.Read(file, value =>
        {
            if (value["context"] is null && value.Text("type") is { } type && !type.StartsWith(Prefix, StringComparison.Ordinal))
            {
                records.PassOver("CloudEvents that are no CDEvents");
                return;
            }

            var told = new CdEvent(value["context"] is null ? value.Required("data") : value, file.Entry);
            if (Understand(told, detected) is { } happened)
            {
                records.Add(EventTimes.Checked(happened, value.At));
            }
            else
            {
                records.PassOver("CDEvents that tell no deployment, change, incident or release");
            }
        });
    }

    private static DeliveryEvent? Understand(CdEvent told, HashSet<string> detected)
    {
        switch (told.What)
        {
            case "service.deployed" or "service.upgraded":
                return Ended(told.Deployment(), EventOutcome.Succeeded);
            case "service.rolledback":
                return Ended(told.Deployment(), EventOutcome.RolledBack);
            case "change.created":
                return told.Part(EventKind.Change) with { Started = told.Time };
            case "change.merged":
                return Ended(told.Part(EventKind.Change), EventOutcome.Succeeded);
            case "change.abandoned":
                return Ended(told.Part(EventKind.Change), EventOutcome.Cancelled);
            case "incident.detected":
                var incident = told.Part(EventKind.Incident) with { Detected = told.Time };
                detected.Add(incident.Id);
                return incident;
            case "incident.reported":
                var reported = told.Part(EventKind.Incident);
                return detected.Contains(reported.Id) ? reported : reported with { Detected = told.Time };
            case "incident.resolved":
                return Ended(told.Part(EventKind.Incident), EventOutcome.Succeeded) with { Restored = told.Time };
            case "artifact.published":
                var release = Ended(told.Part(EventKind.Release), EventOutcome.Succeeded);
                return release with { Commits = CdEvent.CommitsOf(release.Id) };
            default:
                return null;
        }
    }

    private static DeliveryEvent Ended(DeliveryEvent happened, EventOutcome outcome) =>
        happened with { Finished = happened.Updated, Outcome = outcome };
}
