using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitLabDeploymentsReaderTests
{
    private const string Good = $$"""
        [
          {
            "id": 1, "iid": 1, "ref": "main", "sha": "{{EventText.CommitA}}", "status": "success",
            "created_at": "2026-11-30T10:00:00.123Z", "updated_at": "2026-11-30T11:00:00.000+00:00",
            "user": { "id": 7, "username": "kim" },
            "environment": { "id": 9, "name": "production", "external_url": "https://shop.example" },
            "deployable": {
              "id": 64, "name": "deploy", "status": "success", "started_at": "2026-11-30T10:01:00Z", "finished_at": "2026-11-30T10:05:00Z"
            }
          },
          {
            "id": 2, "sha": "{{EventText.CommitB}}", "status": "failed", "created_at": "2026-11-30T11:00:00Z",
            "finished_at": "2026-11-30T11:10:00Z", "updated_at": "2026-11-30T11:20:00Z",
            "environment": { "name": "test" }, "deployable": null
          },
          {
            "id": 3, "sha": "{{EventText.CommitB}}", "status": "canceled", "created_at": "2026-11-30T12:00:00Z",
            "updated_at": "2026-11-30T12:20:00Z", "environment": { "name": "test" }
          },
          { "id": 4, "sha": "short", "status": "running", "created_at": "2026-11-30T13:00:00Z", "updated_at": "2026-11-30T13:00:00Z" },
          { "id": 5, "sha": "{{EventText.CommitB}}", "status": "skipped", "created_at": "2026-11-30T14:00:00Z" }
        ]
        """;

    private readonly GitLabDeploymentsReader _reader = new();

    [Fact]
    public void A_deployment_lasts_as_long_as_its_job_or_until_its_last_change() => Assert.Equal(
        [
            "Deployment gitlab/1 environment=production started=11-30T10:01:00 finished=11-30T10:05:00 updated=11-30T11:00:00 commits=aa "
                + "outcome=Succeeded",
            "Deployment gitlab/2 environment=test started=11-30T11:00:00 finished=11-30T11:10:00 updated=11-30T11:20:00 commits=bb "
                + "outcome=Failed",
            "Deployment gitlab/3 environment=test started=11-30T12:00:00 finished=11-30T12:20:00 updated=11-30T12:20:00 commits=bb "
                + "outcome=Cancelled",
            "Deployment gitlab/4 started=11-30T13:00:00 updated=11-30T13:00:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void One_that_is_noted_a_moment_after_its_job_ended_began_then() => Assert.Equal(
        ["Deployment gitlab/1 started=11-30T09:59:59.7 finished=11-30T09:59:59.7 outcome=Succeeded"],
        EventText.Of(
            _reader,
            """
            {"id":1,"status":"success","created_at":"2026-11-30T10:00:00.0Z",
             "deployable":{"started_at":null,"finished_at":"2026-11-30T09:59:59.7Z"}}
            """));

    [Fact]
    public void One_whose_job_ended_long_before_it_was_noted_is_refused() => Assert.Contains(
        "before it started",
        ReadRecords.Refusal(
            _reader,
            """
            {"id":1,"status":"success","created_at":"2026-11-30T10:00:00Z",
             "deployable":{"started_at":null,"finished_at":"2026-11-30T09:50:00Z"}}
            """),
        StringComparison.Ordinal);

    [Fact]
    public void One_that_was_skipped_is_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["deployments that were skipped"]);

    [Fact]
    public void The_sources_file_fills_what_a_deployment_does_not_say() => Assert.Equal(
        ["Deployment mirror/1 product=shop repository=shop.git environment=live started=11-30T10:00:00"],
        EventText.Of(_reader, """{"id":1,"status":"created","created_at":"2026-11-30T10:00:00Z"}""", EventText.Filled));

    [Theory]
    [InlineData("""{"message":"404 Project Not Found"}""", "line 1: $: 'id' is missing")]
    [InlineData("""[{"id":1}]""", "line 1: [0]: 'status' is missing")]
    [InlineData("""[{"id":1,"status":"running"}]""", "line 1: [0]: 'created_at' is missing")]
    [InlineData(
        """[{"id":1,"status":"odd","created_at":"2026-11-30T10:00:00Z"}]""",
        "line 1: [0].status: 'odd' is not known; there are success, failed, canceled, created, running, blocked; "
        + "explain another one under 'outcomes' in the sources file")]
    [InlineData(
        """[{"id":1,"status":"success","created_at":"2026-11-30T10:00:00Z","finished_at":"2026-11-30T09:00:00Z"}]""",
        "line 1: [0]: it was finished at 2026-11-30T09:00:00Z, before it started at 2026-11-30T10:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
