using Psi.Insights.Policy.Audit.Sources;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Policy.Audit;

public sealed class SourceInquiryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Stopped_from_outside_it_stops_although_a_source_hangs()
    {
        using var feed = new TestFeed().Instead("/v3/registration/*", hangs: true);
        using var stop = new CancellationTokenSource();
        var asking = SourceInquiry.AskAsync(Sources(("feed", feed)), ["A"], TimeSpan.FromHours(1), () => { }, stop.Token);
        while (!feed.Asked.Any(path => path.StartsWith("/v3/registration/", StringComparison.Ordinal)))
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_version_is_listed_where_any_source_lists_it_and_what_any_says_against_it_counts()
    {
        using var one = new TestFeed().WithUnlisted("A", "1.0.0").WithDeprecated("A", "2.0.0", "B").With("A", "3.0.0");
        using var other = new TestFeed().With("A", "1.0", "2.0.0").WithVulnerability("A", "[3.0.0]");

        var result = await SourceInquiry.AskAsync(
            Sources(("one", one), ("other", other)), ["A"], TimeSpan.FromMinutes(5), () => { }, default);

        var facts = Assert.Single(result.Packages);
        Assert.Equal(["one", "other"], facts.AskedOf);
        Assert.Equal(
            [("1.0.0", true, null, 0), ("2.0.0", true, "pkg:nuget/B", 0), ("3.0.0", true, null, 1)],
            facts.Versions.Select(
                version => (
                    version.Version.ToNormalizedString(),
                    version.IsListed,
                    version.Deprecation?.Alternative?.ToString(),
                    version.Advisories.Count)));
    }

    [Fact]
    public async Task With_nothing_to_ask_nobody_is_asked()
    {
        using var feed = new TestFeed();

        var result = await SourceInquiry.AskAsync(Sources(("feed", feed)), [], TimeSpan.FromMinutes(5), () => { }, default);

        Assert.Empty(result.Packages);
        Assert.Empty(feed.Asked);
    }

    public void Dispose() => _folder.Dispose();

    private ConfiguredSources Sources(params (string Name, TestFeed Feed)[] feeds)
    {
        var added = feeds.Select(feed => $"<add key=\"{feed.Name}\" value=\"{feed.Feed.Index}\" allowInsecureConnections=\"true\" />");
        var config = $"<configuration><packageSources><clear />{string.Concat(added)}</packageSources></configuration>";
        return ConfiguredSources.Read(_folder.Write("nuget.config", System.Text.Encoding.UTF8.GetBytes(config)), _folder["x"], []);
    }
}
