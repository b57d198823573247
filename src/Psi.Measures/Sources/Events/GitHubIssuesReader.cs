using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Issues as GitHub's REST API lists them, with pull requests among them. Labels, or the type, make one a defect or an incident.
/// </summary>
internal sealed class GitHubIssuesReader : ISourceReader
{
    public string Kind => "github-issues";

    public string Title => "GitHub issues, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, issue =>
    {
        var id = issue.Required("id").Id();
        if (issue["pull_request"] is not null)
        {
            records.PassOver("pull requests among issues");
            return;
        }

        List<string> labels = [.. issue.Items("labels").Select(Label)];
        var type = issue["type"]?.Text("name");
        if (IssueLabels.Kind(type is null ? labels : [.. labels, type], file.Entry) is not { } kind)
        {
            records.PassOver("issues without a label of defects or incidents");
            return;
        }

        var closed = issue.Time("closed_at", file.Entry);
        var isGivenUp = issue.Text("state_reason") is "not_planned" or "duplicate";
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "github", kind, id) with
            {
                RepositoryAddress = RepositoryAddress.OfGitHubApi(issue.Text("repository_url"))
                    ?? RepositoryAddress.OfPage(issue.Text("html_url"), "issues"),
                Environment = IssueLabels.Environment(labels, file.Entry),
                Started = issue.RequiredTime("created_at", file.Entry),
                Finished = closed,
                Restored = kind == EventKind.Incident && !isGivenUp ? closed : null,
                Updated = issue.Time("updated_at", file.Entry),
                Outcome = closed is null ? null : isGivenUp ? EventOutcome.Cancelled : EventOutcome.Succeeded,
                Severity = IssueLabels.Severity(labels, file.Entry),
            },
            issue.At));
    });

    private static string Label(SourceValue label) =>
        label.Element.ValueKind == System.Text.Json.JsonValueKind.Object ? label.Required("name").Text() : label.Text();
}
