using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitHubIssuesReaderTests
{
    private const string Good = """
        [
          {
            "id": 1, "number": 11, "title": "Basket loses items", "state": "closed", "state_reason": "completed",
            "labels": [{ "id": 5, "name": "Bug", "color": "f00" }, { "name": "found-in-production" }, { "name": "severity: high" }],
            "created_at": "2026-11-01T10:00:00Z", "updated_at": "2026-11-03T10:00:00Z", "closed_at": "2026-11-02T10:00:00Z"
          },
          {
            "id": 2, "number": 12, "state": "closed", "labels": ["incident", "bug"],
            "created_at": "2026-11-01T10:00:00Z", "updated_at": "2026-11-01T12:00:00Z", "closed_at": "2026-11-01T12:00:00Z"
          },
          {
            "id": 3, "number": 13, "state": "closed", "state_reason": "not_planned", "labels": [{ "name": "type: defect" }],
            "created_at": "2026-11-01T10:00:00Z", "closed_at": "2026-11-01T11:00:00Z"
          },
          { "id": 4, "number": 14, "labels": [], "type": { "name": "Bug" }, "created_at": "2026-11-01T10:00:00Z", "closed_at": null },
          { "id": 5, "number": 15, "labels": [{ "name": "enhancement" }], "type": null, "created_at": "2026-11-01T10:00:00Z" },
          { "id": 6, "number": 16, "labels": [{ "name": "bug" }], "pull_request": {}, "created_at": "2026-11-01T10:00:00Z" }
        ]
        """;

    private readonly GitHubIssuesReader _reader = new();

    [Fact]
    public void Labels_and_types_make_issues_defects_and_incidents() => Assert.Equal(
        [
            "Defect github/1 environment=production started=11-01T10:00:00 finished=11-02T10:00:00 updated=11-03T10:00:00 "
                + "outcome=Succeeded severity=High",
            "Incident github/2 started=11-01T10:00:00 restored=11-01T12:00:00 finished=11-01T12:00:00 updated=11-01T12:00:00 "
                + "outcome=Succeeded",
            "Defect github/3 started=11-01T10:00:00 finished=11-01T11:00:00 outcome=Cancelled",
            "Defect github/4 started=11-01T10:00:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Other_issues_and_pull_requests_are_passed_over() => Assert.Equal(
        new Dictionary<string, int> { ["issues without a label of defects or incidents"] = 1, ["pull requests among issues"] = 1 },
        ReadRecords.Of(_reader, Good).PassedOver);

    [Fact]
    public void The_sources_file_says_which_labels_count_instead()
    {
        var entry = ReadRecords.Entry with { Labels = ["Enhancement"], Events = EventKind.Incident };
        Assert.Equal(["Incident github/5 started=11-01T10:00:00"], EventText.Of(_reader, Good, entry));
        Assert.Equal(["Defect github/5 started=11-01T10:00:00"], EventText.Of(_reader, Good, entry with { Events = null }));
    }

    [Fact]
    public void An_incident_that_was_given_up_was_not_restored() => Assert.Equal(
        [
            "Incident mirror/1 product=shop repository=shop.git environment=live started=11-01T10:00:00 finished=11-01T11:00:00 "
                + "outcome=Cancelled",
        ],
        EventText.Of(
            _reader,
            """
            {"id":1,"labels":["outage"],"state_reason":"duplicate","created_at":"2026-11-01T10:00:00Z","closed_at":"2026-11-01T11:00:00Z"}
            """,
            EventText.Filled));

    [Theory]
    [InlineData("""[{"id":1,"labels":["bug"]}]""", "line 1: [0]: 'created_at' is missing")]
    [InlineData("""[{"labels":["bug"]}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""[{"id":1,"labels":[{"color":"f00"}]}]""", "line 1: [0].labels[0]: 'name' is missing")]
    [InlineData("""[{"id":1,"labels":[7]}]""", "line 1: [0].labels[0]: expected a text, found a number")]
    [InlineData(
        """[{"id":1,"labels":["bug"],"created_at":"2026-11-02T10:00:00Z","closed_at":"2026-11-01T10:00:00Z"}]""",
        "line 1: [0]: it was finished at 2026-11-01T10:00:00Z, before it started at 2026-11-02T10:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
