using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class GitHubReleasesReaderTests
{
    private const string Good = $$"""
        [
          {
            "url": "https://api.github.example/repos/contoso/shop/releases/1", "id": 1, "tag_name": "v1.0", "name": "One",
            "target_commitish": "main", "draft": false, "prerelease": false, "immutable": false,
            "created_at": "2026-11-29T10:00:00Z", "updated_at": "2026-11-30T12:00:00Z", "published_at": "2026-11-30T10:00:00Z",
            "author": { "login": "kim", "id": 7 }, "assets": [], "body": "first"
          },
          {
            "id": 2, "tag_name": "v1.1-rc1", "target_commitish": "{{EventText.CommitA}}", "draft": false, "prerelease": true,
            "created_at": "2026-11-29T10:00:00Z", "published_at": "2026-11-30T11:00:00Z"
          },
          { "id": 3, "tag_name": "v2", "draft": true, "prerelease": false, "created_at": "2026-11-29T10:00:00Z", "published_at": null }
        ]
        """;

    private readonly GitHubReleasesReader _reader = new();

    [Fact]
    public void A_release_ends_with_its_publication_and_a_prerelease_is_told_apart() => Assert.Equal(
        [
            "Release github/1 finished=11-30T10:00:00 updated=11-30T12:00:00 outcome=Succeeded",
            "Release github/2 environment=prerelease finished=11-30T11:00:00 updated=11-30T11:00:00 commits=aa outcome=Succeeded",
        ],
        EventText.Of(_reader, Good));

    [Fact]
    public void Drafts_are_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Good).PassedOver["drafts of releases"]);

    [Fact]
    public void The_sources_file_fills_what_a_release_does_not_say() => Assert.Equal(
        [
            "Release mirror/1 product=shop repository=shop.git environment=live finished=11-30T10:00:00 updated=11-30T10:00:00 "
                + "outcome=Succeeded",
        ],
        EventText.Of(_reader, """{"id":1,"published_at":"2026-11-30T10:00:00Z"}""", EventText.Filled));

    [Theory]
    [InlineData("""[{"published_at":"2026-11-30T10:00:00Z"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData("""[{"id":1,"draft":false}]""", "line 1: [0]: 'published_at' is missing")]
    [InlineData("""[{"id":1,"draft":"no"}]""", "line 1: [0].draft: expected true or false, found a text")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused() => Mutations.AreUnderstoodOrRefused(_reader, Good);
}
