using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Merge requests as GitLab's REST API lists them; with their commits under <c>commits</c>, work began with the first of these.
/// </summary>
internal sealed class GitLabMergeRequestsReader : ISourceReader
{
    public string Kind => "gitlab-merge-requests";

    public string Title => "GitLab merge requests, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, request =>
    {
        var merged = request.Time("merged_at", file.Entry);
        var closed = request.Time("closed_at", file.Entry);
        List<SourceValue> commits = [.. request.Items("commits")];
        var authored = commits.Select(commit => commit.Time("authored_date", file.Entry));
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "gitlab", EventKind.Change, request.Required("id").Id()) with
            {
                RepositoryAddress = RepositoryAddress.OfPage(request.Text("web_url"), "merge_requests"),
                Started = authored.Append(request.RequiredTime("created_at", file.Entry)).Min(),
                Finished = merged ?? closed,
                Outcome = merged is not null ? EventOutcome.Succeeded : closed is not null ? EventOutcome.Cancelled : null,
                Commits = merged is null ? [] : CommitIds.Among(
                [
                    request.Text("merge_commit_sha"),
                    request.Text("squash_commit_sha"),
                    request.Text("sha"),
                    .. commits.Select(commit => commit.Text("id")),
                ]),
                Updated = request.Time("updated_at", file.Entry),
            },
            request.At));
    });
}
