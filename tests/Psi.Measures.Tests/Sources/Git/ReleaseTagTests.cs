using Psi.Measures.Sources.Git;

namespace Psi.Measures.Tests.Sources.Git;

public sealed class ReleaseTagTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("v1.2.3")]
    [InlineData("V1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("2026.11.02")]
    [InlineData("release/1.2.3")]
    [InlineData("releases/v1.2")]
    [InlineData("release-1.2.3")]
    [InlineData("payments-1.2.3")]
    [InlineData("payments_v1.2.3")]
    [InlineData("net8.0-1.2.3")]
    [InlineData("@contoso/payments@1.2.3")]
    [InlineData("Contoso.Payments.1.2.3")]
    [InlineData("1.2.3+build.5")]
    [InlineData("1.2.3-final")]
    [InlineData("1.2.3.RELEASE")]
    [InlineData("alphabet-1.2.3")]
    public void A_version_is_a_release(string name) => Assert.True(ReleaseTag.IsRelease(name));

    [Theory]
    // Prereleases.
    [InlineData("1.2.3-rc.1")]
    [InlineData("v1.2.3-beta")]
    [InlineData("8.0.0-preview.7.23375.6")]
    [InlineData("1.2.3-1.0")]
    [InlineData("1.2.3rc1")]
    [InlineData("1.2.3.dev4")]
    [InlineData("beta/1.2.3")]
    [InlineData("nightly-2026.11.02")]
    // No versions: builds, tags that move, days, and words.
    [InlineData("v5")]
    [InlineData("v2234")]
    [InlineData("2026-11-02")]
    [InlineData("1.2.3.4.5")]
    [InlineData("latest")]
    [InlineData("")]
    [InlineData("before-refactoring")]
    [InlineData("1.50.2(EF)")]
    public void What_is_no_finished_version_is_no_release(string name) => Assert.False(ReleaseTag.IsRelease(name));

    [Fact]
    public void A_name_of_a_megabyte_is_read_in_no_time()
    {
        Assert.False(ReleaseTag.IsRelease(string.Concat(Enumerable.Repeat("1.2-", 250_000))));
        Assert.True(ReleaseTag.IsRelease($"{new string('a', 1_000_000)}-b/1.2"));
        Assert.False(ReleaseTag.IsRelease(new string('-', 1_000_000)));
    }

    [Fact]
    public void Releases_are_in_the_order_of_their_times_and_several_tags_of_a_commit_or_a_version_are_one()
    {
        GitTag[] tags =
        [
            Tag("v1.1.0", "cc", 3),
            Tag("1.1.0", "dd", 5),
            Tag("v1.0.0", "aa", 1),
            Tag("v1.0", "aa", 2),
            Tag("v1.1.0-rc.1", "bb", 2),
            new("v0.9.0", "ee", null, null),
        ];
        Assert.Equal(["v1.0.0", "v1.1.0"], ReleaseTag.Among(tags).Select(tag => tag.Name));
    }

    [Fact]
    public void An_annotated_tag_has_its_own_time_and_a_light_one_that_of_its_commit()
    {
        Assert.Equal(Monday.AddDays(2), new GitTag("v1.0", "aa", Monday.AddDays(2), Monday).At);
        Assert.Equal(Monday, new GitTag("v1.0", "aa", null, Monday).At);
        // A tag can't be older than its commit, whatever a clock says.
        Assert.Equal(Monday, new GitTag("v1.0", "aa", Monday.AddDays(-2), Monday).At);
        Assert.Equal(Monday, new GitTag("v1.0", "aa", Monday, null).At);
        Assert.Null(new GitTag("v1.0", "aa", null, null).At);
    }

    private static GitTag Tag(string name, string commit, double day) => new(name, commit, null, Monday.AddDays(day));
}
