using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitHubPullRequestsReaderTests
{
    private const string Good = $$"""
        [
          {
            "id": 1, "number": 21, "state": "closed", "locked": false, "title": "Keep the basket", "draft": false,
            "created_at": "2026-11-02T10:00:00Z", "updated_at": "2026-11-04T10:00:00Z",
            "closed_at": "2026-11-03T10:00:00Z", "merged_at": "2026-11-03T10:00:00Z",
            "merge_commit_sha": "{{EventText.CommitA}}", "base": { "ref": "main" },
            "head": { "ref": "basket", "sha": "{{EventText.CommitB}}" },
            "commits": [
              { "sha": "{{EventText.CommitB}}", "commit": { "author": { "name": "Kim", "date": "2026-11-01T09:00:00Z" } } },
              { "sha": "cccccccccccccccccccccccccccccccccccccccc", "commit": { "author": { "date": "2026-11-01T08:00:00+02:00" } } }
            ]
          },
          {
            "id": 2, "state": "closed", "created_at": "2026-11-02T10:00:00Z", "closed_at": "2026-11-02T11:00:00Z", "merged_at": null,
            "merge_commit_sha": "{{EventText.CommitA}}", "head": { "sha": "{{EventText.CommitB}}" }, "commits": 3
          },
          { "id": 3, "state": "open", "created_at": "2026-11-02T10:00:00Z", "closed_at": null, "merged_at": null, "head": null }
        ]
        """;

    private readonly GitHubPullRequestsReader _reader = new();

    [Fact]
    public void A_change_begins_with_its_first_commit_and_ends_with_the_merge() => Assert.Equal(
        [
            "Change github/1 started=11-01T06:00:00 finished=11-03T10:00:00 updated=11-04T10:00:00 commits=aa,bb,cc outcome=Succeeded",
            "Change github/2 started=11-02T10:00:00 finished=11-02T11:00:00 outcome=Cancelled",
            "Change github/3 started=11-02T10:00:00",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void A_commit_that_was_written_later_moves_no_beginning_and_the_sources_file_fills_the_rest() => Assert.Equal(
        ["Change mirror/1 product=shop repository=shop.git environment=live started=11-02T10:00:00"],
        EventText.Of(
            _reader,
            """
            {
              "id": 1, "created_at": "2026-11-02T10:00:00Z",
              "commits": [{ "commit": { "author": { "date": "2026-11-05T10:00:00Z" } } }, { "commit": {} }]
            }
            """,
            EventText.Filled));

    [Theory]
    [InlineData("""[{"id":1}]""", "line 1: [0]: 'created_at' is missing")]
    [InlineData("""[{"created_at":"2026-11-02T10:00:00Z"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""[{"id":1,"created_at":"yesterday"}]""", "line 1: [0].created_at: 'yesterday' is no time; expected ISO 8601 as in "
        + "2026-11-30T14:05:00Z, or give these files timeFormats in the sources file")]
    [InlineData("""[{"id":1,"created_at":"2026-11-02T10:00:00Z","commits":"3"}]""", "line 1: [0].commits: expected a list, found a text")]
    [InlineData(
        """[{"id":1,"created_at":"2026-11-02T10:00:00Z","merged_at":"2026-11-01T10:00:00Z"}]""",
        "line 1: [0]: it was finished at 2026-11-01T10:00:00Z, before it started at 2026-11-02T10:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
