using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Deployments as GitHub's REST API lists them, each with its statuses under <c>statuses</c> or the last one under <c>latest_status</c>.
/// </summary>
internal sealed class GitHubDeploymentsReader : ISourceReader
{
    // An inactive deployment was replaced: it keeps the success that an earlier status told.
    private static readonly OutcomeWords States = new(
        new Dictionary<string, EventOutcome>
        {
            ["success"] = EventOutcome.Succeeded,
            ["failure"] = EventOutcome.Failed,
            ["error"] = EventOutcome.Failed,
        },
        ["inactive", "in_progress", "queued", "pending", "waiting"]);

    public string Kind => "github-deployments";

    public string Title => "GitHub deployments with their statuses, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, deployment =>
    {
        var happened = EntryEvent.Of(file.Entry, "github", EventKind.Deployment, deployment.Required("id").Id());
        happened = happened with
        {
            Environment = deployment.Name("environment") ?? happened.Environment,
            RepositoryAddress = RepositoryAddress.OfGitHubApi(deployment.Text("repository_url")),
            Started = deployment.RequiredTime("created_at", file.Entry),
            Commits = [CommitIds.Full(deployment.Required("sha").Text(), $"{deployment.At}.sha")],
            Updated = deployment.Time("updated_at", file.Entry),
        };
        var statuses = deployment.Items("statuses").ToList();
        if (deployment["latest_status"] is { } latest)
        {
            statuses.Add(latest);
        }

        records.Add(EventTimes.Checked(WithStatuses(happened, statuses, file.Entry), deployment.At));
    });

    private static DeliveryEvent WithStatuses(DeliveryEvent happened, IEnumerable<SourceValue> statuses, SourceEntry entry)
    {
        foreach (var (time, status) in statuses
            .Select(status => (Time: status.RequiredTime("created_at", entry), Status: status))
            .OrderBy(each => each.Time))
        {
            var outcome = States.Of(status.Required("state"), entry);
            happened = happened with
            {
                Updated = happened.Updated > time ? happened.Updated : time,
                // Told again, it ended when that was told first.
                Finished = outcome is null || outcome == happened.Outcome ? happened.Finished : time,
                Outcome = outcome ?? happened.Outcome,
            };
        }

        return happened;
    }
}
