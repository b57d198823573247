using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Deployments of classic releases as the REST API of Azure DevOps lists them, or releases with their environments. A deployment has one
/// id in both.
/// </summary>
internal sealed class AzureDevOpsReleasesReader : ISourceReader
{
    // What was not deployed may still wait, or was refused: the operation tells.
    private static readonly OutcomeWords States = new(
        new Dictionary<string, EventOutcome>
        {
            ["succeeded"] = EventOutcome.Succeeded,
            ["partiallySucceeded"] = EventOutcome.Succeeded,
            ["failed"] = EventOutcome.Failed,
        },
        ["inProgress", "notDeployed", "undefined"]);

    public string Kind => "azure-devops-releases";

    public string Title => "Azure DevOps releases or their deployments, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => EventList.Read(file, "value", item =>
    {
        if (item["deploymentStatus"] is { } status)
        {
            Add(item.Required("id").Id(), item, status, item["releaseEnvironment"], item["release"]);
            return;
        }

        var environments = item["environments"] ?? throw new SourceFormatException(
            "'environments' is missing; ask for releases with $expand=environments, or for deployments", item.At);
        foreach (var environment in environments.Items())
        {
            var steps = environment.Items("deploySteps").ToList();
            if (steps.Count == 0)
            {
                records.PassOver("environments of releases that nothing was deployed to");
            }

            foreach (var step in steps)
            {
                Add(step.Required("deploymentId").Id(), step, step.Required("status"), environment, item);
            }
        }

        void Add(string id, SourceValue deployment, SourceValue word, SourceValue? environment, SourceValue? release)
        {
            var happened = EntryEvent.Of(file.Entry, "azure-devops", EventKind.Deployment, id);
            var outcome = States.Of(word, file.Entry);
            if (outcome is null or EventOutcome.Failed && deployment.Text("operationStatus") is { } operation && IsGivenUp(operation))
            {
                outcome = EventOutcome.Cancelled;
            }

            var updated = Time(deployment, "lastModifiedOn", file.Entry);
            records.Add(EventTimes.Checked(
                happened with
                {
                    Environment = environment?.Name("name") ?? happened.Environment,
                    Started = Time(deployment, "startedOn", file.Entry) ?? Time(deployment, "queuedOn", file.Entry),
                    Finished = outcome is null ? null : Time(deployment, "completedOn", file.Entry) ?? updated,
                    Outcome = outcome,
                    Commits = CommitIds.Among(release?.Items("artifacts").SelectMany(Versions) ?? []),
                    Updated = updated,
                },
                deployment.At));
        }
    });

    private static bool IsGivenUp(string operation) =>
        operation.ToUpperInvariant() is "CANCELED" or "PHASECANCELED" or "REJECTED" or "GATEFAILED";

    // Of a repository, the version is a commit; of a build, its number, and the commit is beside it.
    private static IEnumerable<string?> Versions(SourceValue artifact) =>
        from name in (string[])["version", "sourceVersion"]
        select artifact["definitionReference"]?[name]?.Text("id");

    // What has not begun has begun in the year 1.
    private static DateTimeOffset? Time(SourceValue value, string property, SourceEntry entry) =>
        value.Text(property) is { } text && text.StartsWith("0001-", StringComparison.Ordinal) ? null : value.Time(property, entry);
}
