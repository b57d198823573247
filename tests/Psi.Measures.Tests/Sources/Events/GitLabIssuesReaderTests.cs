using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitLabIssuesReaderTests
{
    private const string Good = """
        [
          {
            "id": 101, "iid": 1, "project_id": 4, "title": "Basket loses items", "state": "closed", "type": "ISSUE", "issue_type": "issue",
            "severity": "UNKNOWN", "labels": ["bug", "severity::critical", "environment::production"],
            "created_at": "2026-11-01T10:00:00.000Z", "updated_at": "2026-11-03T10:00:00.000Z", "closed_at": "2026-11-02T10:00:00.000Z"
          },
          {
            "id": 102, "iid": 2, "state": "closed", "issue_type": "incident", "severity": "HIGH", "labels": [],
            "created_at": "2026-11-01T10:00:00.000Z", "updated_at": "2026-11-01T12:00:00.000Z", "closed_at": "2026-11-01T12:00:00.000Z"
          },
          { "id": 103, "state": "opened", "labels": [{ "name": "bug" }], "created_at": "2026-11-01T10:00:00.000Z", "closed_at": null },
          { "id": 104, "state": "opened", "issue_type": "task", "labels": ["feature"], "created_at": "2026-11-01T10:00:00.000Z" }
        ]
        """;

    private readonly GitLabIssuesReader _reader = new();

    [Fact]
    public void Types_and_labels_make_issues_incidents_and_defects() => Assert.Equal(
        [
            "Defect gitlab/101 environment=production started=11-01T10:00:00 finished=11-02T10:00:00 updated=11-03T10:00:00 "
                + "outcome=Succeeded severity=Critical",
            "Incident gitlab/102 started=11-01T10:00:00 restored=11-01T12:00:00 finished=11-01T12:00:00 updated=11-01T12:00:00 "
                + "outcome=Succeeded severity=High",
            "Defect gitlab/103 started=11-01T10:00:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Other_issues_are_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["issues without a type or label of defects or incidents"]);

    [Fact]
    public void The_sources_file_says_which_labels_count_instead() => Assert.Equal(
        ["Defect mirror/104 product=shop repository=shop.git environment=live started=11-01T10:00:00"],
        EventText.Of(_reader, Good, EventText.Filled with { Labels = ["feature"] }));

    [Theory]
    [InlineData("""[{"id":1,"issue_type":"incident"}]""", "line 1: [0]: 'created_at' is missing")]
    [InlineData("""[{"issue_type":"incident"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""[{"id":1,"labels":"bug"}]""", "line 1: [0].labels: expected a list, found a text")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
