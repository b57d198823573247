using System.Text.Json;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Pull requests as GitHub's REST API lists them; with their commits under <c>commits</c>, work began with the first of these.
/// </summary>
internal sealed class GitHubPullRequestsReader : ISourceReader
{
    public string Kind => "github-pull-requests";

    public string Title => "GitHub pull requests, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, request =>
    {
        var merged = request.Time("merged_at", file.Entry);
        var closed = request.Time("closed_at", file.Entry);
        List<SourceValue> commits = [.. Commits(request)];
        var authored = commits.Select(commit => commit["commit"]?["author"]?.Time("date", file.Entry));
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "github", EventKind.Change, request.Required("id").Id()) with
            {
                RepositoryAddress = RepositoryAddress.OfPage(request.Text("html_url"), "pull"),
                Started = authored.Append(request.RequiredTime("created_at", file.Entry)).Min(),
                Finished = merged ?? closed,
                Outcome = merged is not null ? EventOutcome.Succeeded : closed is not null ? EventOutcome.Cancelled : null,
                // Before the merge, the merge commit is one that GitHub made to try it.
                Commits = merged is null ? [] : CommitIds.Among(
                    [request.Text("merge_commit_sha"), request["head"]?.Text("sha"), .. commits.Select(commit => commit.Text("sha"))]),
                Updated = request.Time("updated_at", file.Entry),
            },
            request.At));
    });

    // A pull request that was asked for alone has their number in this place.
    private static IEnumerable<SourceValue> Commits(SourceValue request) =>
        request["commits"] is { Element.ValueKind: not JsonValueKind.Number } commits ? commits.Items() : [];
}
