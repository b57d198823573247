namespace Psi.Measures.Sources.Events;

/// <summary>Deployments as GitLab's REST API lists them.</summary>
internal sealed class GitLabDeploymentsReader : ISourceReader
{
    private static readonly TimeSpan NotedLate = TimeSpan.FromMinutes(1);

    private static readonly OutcomeWords States = new(
        new Dictionary<string, EventOutcome>
        {
            ["success"] = EventOutcome.Succeeded,
            ["failed"] = EventOutcome.Failed,
            ["canceled"] = EventOutcome.Cancelled,
        },
        ["created", "running", "blocked"]);

    public string Kind => "gitlab-deployments";

    public string Title => "GitLab deployments, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, deployment =>
    {
        var id = deployment.Required("id").Id();
        var status = deployment.Required("status");
        if (status.Text() == "skipped")
        {
            records.PassOver("deployments that were skipped");
            return;
        }

        var happened = EntryEvent.Of(file.Entry, "gitlab", EventKind.Deployment, id);
        var (outcome, job) = (States.Of(status, file.Entry), deployment["deployable"]);
        var updated = deployment.Time("updated_at", file.Entry);
        // One that was told by another system has no job; its end is the last thing that happened to it.
        var finished = outcome is null ? null
            : deployment.Time("finished_at", file.Entry) ?? job?.Time("finished_at", file.Entry) ?? updated;
        var created = deployment.RequiredTime("created_at", file.Entry);
        // Some jobs do not say when they began, and GitLab may note the deployment a moment after their end.
        var isNotedLate = job is not null && finished < created && created - finished < NotedLate;
        records.Add(EventTimes.Checked(
            happened with
            {
                Environment = deployment["environment"]?.Name("name") ?? happened.Environment,
                RepositoryAddress = RepositoryAddress.OfPage(job?["pipeline"]?.Text("web_url"), "pipelines"),
                Started = job?.Time("started_at", file.Entry) ?? (isNotedLate ? finished : created),
                Finished = finished,
                Outcome = outcome,
                Commits = CommitIds.Among(deployment.Text("sha")),
                Updated = updated,
            },
            deployment.At));
    });
}
