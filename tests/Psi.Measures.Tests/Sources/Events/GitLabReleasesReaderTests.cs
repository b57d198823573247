using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitLabReleasesReaderTests
{
    private const string Good = $$"""
        [
          {
            "tag_name": "v1.0", "name": "One", "description": "first", "created_at": "2026-11-29T10:00:00Z",
            "released_at": "2026-11-30T10:00:00.5Z", "upcoming_release": false, "author": { "id": 7 },
            "commit": { "id": "{{EventText.CommitA}}", "short_id": "aaaaaaaa" }, "milestones": [], "assets": { "count": 0 }
          },
          { "tag_name": "v0.9", "released_at": "2026-11-01T10:00:00Z" },
          { "tag_name": "v2.0", "released_at": "2099-01-01T00:00:00Z", "upcoming_release": true }
        ]
        """;

    private readonly GitLabReleasesReader _reader = new();

    [Fact]
    public void A_release_is_named_by_its_tag_and_ends_when_it_is_released() => Assert.Equal(
        [
            "Release gitlab/v1.0 finished=11-30T10:00:00.5 commits=aa outcome=Succeeded",
            "Release gitlab/v0.9 finished=11-01T10:00:00 outcome=Succeeded",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void One_that_is_to_come_is_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["releases that are to come"]);

    [Fact]
    public void The_sources_file_fills_what_a_release_does_not_say() => Assert.Equal(
        ["Release mirror/1 product=shop repository=shop.git environment=live finished=11-01T10:00:00 outcome=Succeeded"],
        EventText.Of(_reader, """{"tag_name":"1","released_at":"2026-11-01T10:00:00Z"}""", EventText.Filled));

    [Theory]
    [InlineData("""[{"name":"One"}]""", "line 1: [0]: 'tag_name' is missing")]
    [InlineData("""[{"tag_name":"v1"}]""", "line 1: [0]: 'released_at' is missing")]
    [InlineData("""[{"tag_name":"v1","released_at":7}]""", "line 1: [0].released_at: expected a text, found a number")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
