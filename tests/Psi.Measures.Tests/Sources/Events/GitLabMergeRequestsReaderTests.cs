using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitLabMergeRequestsReaderTests
{
    private const string Good = $$"""
        [
          {
            "id": 201, "iid": 1, "project_id": 4, "title": "Keep the basket", "state": "merged", "target_branch": "main",
            "created_at": "2026-11-02T10:00:00.000Z", "updated_at": "2026-11-04T10:00:00.000Z",
            "merged_at": "2026-11-03T10:00:00.000Z", "closed_at": null,
            "sha": "{{EventText.CommitB}}", "merge_commit_sha": "{{EventText.CommitA}}", "squash_commit_sha": null,
            "commits": [
              { "id": "cccccccccccccccccccccccccccccccccccccccc", "authored_date": "2026-11-01T10:00:00.000+02:00" },
              { "id": "{{EventText.CommitB}}" }
            ]
          },
          {
            "id": 202, "state": "closed", "created_at": "2026-11-02T10:00:00.000Z", "closed_at": "2026-11-02T11:00:00.000Z",
            "merged_at": null, "sha": "{{EventText.CommitB}}"
          },
          { "id": 203, "state": "opened", "created_at": "2026-11-02T10:00:00.000Z", "sha": null }
        ]
        """;

    private readonly GitLabMergeRequestsReader _reader = new();

    [Fact]
    public void A_change_begins_with_its_first_commit_and_ends_with_the_merge() => Assert.Equal(
        [
            "Change gitlab/201 started=11-01T08:00:00 finished=11-03T10:00:00 updated=11-04T10:00:00 commits=aa,bb,cc outcome=Succeeded",
            "Change gitlab/202 started=11-02T10:00:00 finished=11-02T11:00:00 outcome=Cancelled",
            "Change gitlab/203 started=11-02T10:00:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void The_sources_file_fills_what_a_merge_request_does_not_say() => Assert.Equal(
        ["Change mirror/1 product=shop repository=shop.git environment=live started=11-02T10:00:00"],
        EventText.Of(_reader, """{"id":1,"created_at":"2026-11-02T10:00:00Z"}""", EventText.Filled));

    [Theory]
    [InlineData("""[{"id":1}]""", "line 1: [0]: 'created_at' is missing")]
    [InlineData("""[{"created_at":"2026-11-02T10:00:00Z"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""[{"id":1,"created_at":"2026-11-02T10:00:00Z","commits":3}]""", "line 1: [0].commits: expected a list, found a number")]
    [InlineData(
        """[{"id":1,"created_at":"2026-11-02T10:00:00Z","merged_at":"2026-11-01T10:00:00Z"}]""",
        "line 1: [0]: it was finished at 2026-11-01T10:00:00Z, before it started at 2026-11-02T10:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
