using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitHubDeploymentsReaderTests
{
    private const string Good = $$"""
        [
          {
            "url": "https://api.github.example/repos/contoso/shop/deployments/1", "id": 1, "node_id": "x", "task": "deploy",
            "sha": "{{EventText.CommitA}}", "ref": "main", "environment": "production", "payload": {}, "description": null,
            "created_at": "2026-11-30T10:00:00Z", "updated_at": "2026-11-30T10:05:00Z",
            "statuses": [
              { "id": 13, "state": "inactive", "created_at": "2026-12-01T10:00:00Z" },
              { "id": 12, "state": "success", "created_at": "2026-11-30T10:05:00Z" },
              { "id": 11, "state": "in_progress", "created_at": "2026-11-30T10:01:00Z" }
            ]
          },
          {
            "id": 2, "sha": "{{EventText.CommitB}}", "environment": "test", "created_at": "2026-11-30T11:00:00Z",
            "latest_status": { "state": "failure", "created_at": "2026-11-30T11:02:00Z" }
          },
          { "id": 3, "sha": "{{EventText.CommitB}}", "environment": "test", "created_at": "2026-11-30T12:00:00Z", "statuses": [] },
          {
            "id": 4, "sha": "{{EventText.CommitB}}", "environment": "test", "created_at": "2026-11-30T12:00:00Z",
            "statuses": [
              { "state": "error", "created_at": "2026-11-30T12:01:00Z" },
              { "state": "success", "created_at": "2026-11-30T12:02:00Z" },
              { "state": "success", "created_at": "2026-11-30T12:03:00Z" }
            ]
          }
        ]
        """;

    private readonly GitHubDeploymentsReader _reader = new();

    [Fact]
    public void A_deployment_ends_with_the_status_that_told_its_outcome_first() => Assert.Equal(
        [
            "Deployment github/1 environment=production started=11-30T10:00:00 finished=11-30T10:05:00 updated=12-01T10:00:00 commits=aa "
                + "outcome=Succeeded",
            "Deployment github/2 environment=test started=11-30T11:00:00 finished=11-30T11:02:00 updated=11-30T11:02:00 commits=bb "
                + "outcome=Failed",
            "Deployment github/3 environment=test started=11-30T12:00:00 commits=bb",
            "Deployment github/4 environment=test started=11-30T12:00:00 finished=11-30T12:02:00 updated=11-30T12:03:00 commits=bb "
                + "outcome=Succeeded",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void That_it_was_replaced_tells_nothing_of_how_it_ended() => Assert.Equal(
        ["Deployment github/1 started=11-30T10:00:00 updated=11-30T11:00:00 commits=aa"],
        EventText.Of(_reader, Deployment(""","latest_status":{"state":"inactive","created_at":"2026-11-30T11:00:00Z"}""")));

    [Fact]
    public void The_sources_file_fills_what_a_deployment_does_not_say_and_explains_states()
    {
        var entry = EventText.Filled with
        {
            Outcomes = new Dictionary<string, EventOutcome>(StringComparer.OrdinalIgnoreCase) { ["abandoned"] = EventOutcome.Cancelled },
        };
        Assert.Equal(
            [
                "Deployment mirror/1 product=shop repository=shop.git environment=live started=11-30T10:00:00 finished=11-30T11:00:00 "
                    + "updated=11-30T11:00:00 commits=aa outcome=Cancelled",
            ],
            EventText.Of(_reader, Deployment(""","statuses":[{"state":"abandoned","created_at":"2026-11-30T11:00:00Z"}]"""), entry));
    }

    [Theory]
    [InlineData("""{"message":"Not Found","status":"404"}""", "line 1: $: 'id' is missing")]
    [InlineData("""[{"id":1,"created_at":"2026-11-30T10:00:00Z"}]""", "line 1: [0]: 'sha' is missing")]
    [InlineData(
        """[{"id":1,"created_at":"2026-11-30T10:00:00Z","sha":"main"}]""",
        "line 1: [0].sha: 'main' is no full id of a commit; expected its 40 or 64 hex digits")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Theory]
    [InlineData(""","created_at":null""", "line 1: this is no valid JSON")]
    [InlineData(""","statuses":{}""", "line 1: $.statuses: expected a list, found an object")]
    [InlineData(
        ""","statuses":[{"state":"done","created_at":"2026-11-30T11:00:00Z"}]""",
        "line 1: $.statuses[0].state: 'done' is not known; there are success, failure, error, inactive, in_progress, queued, pending, "
        + "waiting; explain another one under 'outcomes' in the sources file")]
    [InlineData(""","statuses":[{"state":"success"}]""", "line 1: $.statuses[0]: 'created_at' is missing")]
    [InlineData(
        ""","statuses":[{"state":"success","created_at":"2026-11-30T09:00:00Z"}]""",
        "line 1: $: it was finished at 2026-11-30T09:00:00Z, before it started at 2026-11-30T10:00:00Z")]
    public void A_status_that_cannot_be_right_is_refused(string more, string refusal) =>
        Assert.StartsWith(refusal, ReadRecords.Refusal(_reader, Deployment(more)), StringComparison.Ordinal);

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);

    private static string Deployment(string more) =>
        $$"""{"id":1,"sha":"{{EventText.CommitA.ToUpperInvariant()}}","created_at":"2026-11-30T10:00:00Z"{{more}}}""";
}
