using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>Work items as the REST API of Azure DevOps gives them in a batch, or as its command line lists them.</summary>
internal sealed class AzureDevOpsWorkItemsReader : ISourceReader
{
    private const string Common = "Microsoft.VSTS.Common.";

    public string Kind => "azure-devops-work-items";

    public string Title => "Azure DevOps work items, as its REST API gives them";

    public void Read(SourceFile file, ISourceRecords records) => EventList.Read(file, "value", item =>
    {
        var (id, fields) = (item.Required("id").Id(), item.Required("fields"));
        var tags = fields.Text("System.Tags")?.Split(';') ?? [];
        // A task may carry the tag of the bug it belongs to: a tag only counts when the sources file names it.
        string[] words = [fields.Required("System.WorkItemType").Text(), .. file.Entry.Labels.Count == 0 ? [] : tags];
        if (IssueLabels.Kind(words, file.Entry) is not { } kind)
        {
            records.PassOver("work items that are no defects or incidents");
            return;
        }

        var state = fields.Text("System.State");
        var finished = Finished(fields, state, file.Entry);
        var isGivenUp = state == "Removed";
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "azure-devops", kind, id) with
            {
                Environment = IssueLabels.Environment(tags, file.Entry),
                Started = fields.RequiredTime("System.CreatedDate", file.Entry),
                Finished = finished,
                Restored = kind == EventKind.Incident && !isGivenUp ? fields.Time(Common + "ResolvedDate", file.Entry) ?? finished : null,
                Updated = fields.Time("System.ChangedDate", file.Entry),
                Outcome = finished is null ? null : isGivenUp ? EventOutcome.Cancelled : EventOutcome.Succeeded,
                Severity = Severity(fields, file.Entry),
            },
            item.At));
    });

    // Not every process notes when an item was closed.
    private static DateTimeOffset? Finished(SourceValue fields, string? state, SourceEntry entry) =>
        fields.Time(Common + "ClosedDate", entry)
        ?? (state is "Closed" or "Done" or "Completed" or "Removed" ? fields.Time(Common + "StateChangeDate", entry) : null);

    // 1 - Critical
    private static FindingSeverity? Severity(SourceValue fields, SourceEntry entry) => fields.Text(Common + "Severity") switch
    {
        null => null,
        var word when entry.Severities.ContainsKey(word.Trim()) => Severities.Of(word, entry),
        var word => Severities.Of(word[(word.IndexOf('-', StringComparison.Ordinal) + 1)..], entry),
    };
}
