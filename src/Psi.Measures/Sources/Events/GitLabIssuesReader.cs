using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>Issues as GitLab's REST API lists them. Their type makes them incidents, and labels defects or incidents.</summary>
internal sealed class GitLabIssuesReader : ISourceReader
{
    public string Kind => "gitlab-issues";

    public string Title => "GitLab issues and incidents, as its REST API lists them";

    public void Read(SourceFile file, ISourceRecords records) => JsonSequence.Read(file, issue =>
    {
        var id = issue.Required("id").Id();
        List<string> labels = [.. issue.Items("labels").Select(Label)];
        var type = issue.Text("issue_type");
        if (IssueLabels.Kind(type is null ? labels : [.. labels, type], file.Entry) is not { } kind)
        {
            records.PassOver("issues without a type or label of defects or incidents");
            return;
        }

        var closed = issue.Time("closed_at", file.Entry);
        records.Add(EventTimes.Checked(
            EntryEvent.Of(file.Entry, "gitlab", kind, id) with
            {
                RepositoryAddress = RepositoryAddress.OfPage(issue.Text("web_url"), "issues"),
                Environment = IssueLabels.Environment(labels, file.Entry),
                Started = issue.RequiredTime("created_at", file.Entry),
                Finished = closed,
                Restored = kind == EventKind.Incident ? closed : null,
                Updated = issue.Time("updated_at", file.Entry),
                Outcome = closed is null ? null : EventOutcome.Succeeded,
                Severity = Severity(issue, labels, file.Entry),
            },
            issue.At));
    });

    // Only incidents have a severity of their own; for other issues the field says UNKNOWN.
    private static FindingSeverity? Severity(SourceValue issue, List<string> labels, SourceEntry entry) =>
        issue.Text("severity") is { } own && Severities.Of(own, entry) is not FindingSeverity.Unknown and var severity
            ? severity
            : IssueLabels.Severity(labels, entry);

    private static string Label(SourceValue label) =>
        label.Element.ValueKind == System.Text.Json.JsonValueKind.Object ? label.Required("name").Text() : label.Text();
}
