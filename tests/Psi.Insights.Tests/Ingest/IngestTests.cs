using System.Text;
using Psi.Insights.Ingest;
using Psi.Insights.Manifests;
using Psi.Insights.Tests.Samples;
using Psi.Insights.Tests.Store;
using Psi.Manifest;
using Psi.Store;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Ingest;

public class IngestTests
{
    [Fact]
    public void Folders_are_searched_to_their_bottom_and_each_file_is_taken_once()
    {
        using var folder = new TemporaryFolder();
        var deep = folder.Write("a/b/c", WebShop);
        folder.Write("a/notes.json", "not a manifest"u8.ToArray());
        folder.Write("d", PaymentsApi);

        var search = ManifestSearch.In([folder["a"], folder["."], deep]);

        Assert.Equal([folder["a/b/c/security-manifest.json"], folder["./d/security-manifest.json"]], search.Files);
        Assert.Empty(search.Refused);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", WebShop);
        Directory.CreateSymbolicLink(folder["a/loop"], folder["a"]);

        Assert.Single(ManifestSearch.In([folder["."]]).Files);
    }

    [Fact]
    public void What_is_not_there_and_what_holds_no_manifest_is_said()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);

        var search = ManifestSearch.In([folder["empty"], folder["missing"]]);

        Assert.Equal([folder["empty"], folder["missing"]], search.Refused.Select(refused => refused.Path));
        Assert.All(search.Refused, refused => Assert.Contains("no ", refused.Reason, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> HostileContents => new()
    {
        { "", "empty" },
        { "{", "not a valid security manifest" },
        { "[]", "not a valid security manifest" },
        { "null", "null" },
        { "{}", "missing" },
        { new string('[', 100_000), "depth" },
        { WebShopWith("\"manifestVersion\": 1", "\"manifestVersion\": 2"), "manifestVersion is 2" },
        { WebShopWith("2026-11-19T16:40:02Z", "yesterday"), "$.subject.commitTime" },
        { WebShopWith("2026-11-19T16:40:02Z", "2026-11-19T16:40:02+01:00"), "$.subject.commitTime" },
        { WebShopWith("https://git.contoso.example/commerce/web-shop", " "), "$.subject.repository" },
        { WebShopWith("\"Web Shop\"", "\"\\ud800\""), "not a valid security manifest" },
        { WebShopWith("\"prohibited\"", "\"fine\""), "not a valid security manifest" },
        {
            WebShopWith("\"state\": \"unmet\",\n      \"projects\"", "\"state\": \"met\",\n      \"projects\""),
            "$.requirements[1].state is met"
        },
        { WebShopWith("\"ruleId\": \"PSI1001\"", "\"ruleId\": \"PSI1004\""), "what is prohibited can't give PSI1004" },
        { WebShopWith("\"web-shop\"", "\"web\\u00ADshop\""), "$.product.id" },
    };

    [Theory]
    [MemberData(nameof(HostileContents))]
    public void A_bad_file_is_refused_with_its_reason_and_the_good_ones_are_ingested(string content, string reason)
    {
        using var folder = new TemporaryFolder();
        var bad = folder.Write("bad/security-manifest.json", Encoding.UTF8.GetBytes(content));
        folder.Write("good", PaymentsApi);

        var result = Into(folder);

        var refused = Assert.Single(result.Refused);
        Assert.Equal(Path.GetFullPath(bad), Path.GetFullPath(refused.Path));
        Assert.Contains(reason, refused.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(IngestOutcome.Applied, Assert.Single(result.Manifests).Outcome);
    }

    [Fact]
    public void A_file_too_large_for_a_manifest_is_not_read()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["security-manifest.json"]))
        {
            file.SetLength(ManifestFile.MaximumSize + 1);
        }

        var result = Into(folder);

        Assert.Contains("67108865 bytes", Assert.Single(result.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_ingested_no_store_is_made()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad/security-manifest.json", "{"u8.ToArray());

        Into(folder);

        Assert.False(File.Exists(folder["insights.db"]));
    }

    [Fact]
    public void Text_that_looks_like_SQL_is_text()
    {
        using var store = new TestStore();
        var name = "'); DROP TABLE manifest; --";

        store.Ingest(WebShop with
        {
            Product = WebShop.Product! with { Name = name },
            Subject = WebShop.Subject with { Repository = name },
        });

        Assert.Equal([$"{name}|{name}"], store.Ask("SELECT product, repository FROM repository_now"));
    }

    [Fact]
    public void The_same_manifests_under_other_file_names_give_the_same_store()
    {
        using var forwards = new TestStore();
        using var backwards = new TestStore();
        IReadOnlyList<SecurityManifest> later =
            [IntervalTests.OnDay(WebShop, 25), IntervalTests.OnDay(WebShop, 22), IntervalTests.OnDay(Tools, 24)];
        IReadOnlyList<SecurityManifest> history = [.. All, .. later];

        forwards.Ingest(history);
        backwards.Ingest([.. history.Reverse()]);

        Assert.Equal(forwards.Everything(), backwards.Everything());
        Assert.DoesNotContain("late", forwards.Ask("SELECT standing FROM manifest"));
    }

    private static IngestResult Into(TemporaryFolder folder) => IngestRun.Into(
        folder["insights.db"], ManifestSearch.In([folder["."]]), TestStore.Terms, _ => { }, CancellationToken.None);

    private static string WebShopWith(string text, string otherText) =>
        Encoding.UTF8.GetString(ManifestJson.Write(WebShop)).Replace(text, otherText, StringComparison.Ordinal);
}
