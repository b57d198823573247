using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Insights.Ingest;
using Psi.Insights.Manifests;
using Psi.Insights.Tests.Samples;
using Psi.Store;
using Psi.Store.Sqlite;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Store;

public class StoreFileTests
{
    [Fact]
    public void A_store_of_a_newer_psi_is_refused_and_left_as_it_is()
    {
        using var store = new TestStore();
        store.Ingest(Tools);
        store.Tamper($"PRAGMA user_version = {StoreVersion.Current + 1}");
        var before = File.ReadAllBytes(store.Path);

        var refused = Assert.Throws<StoreException>(() => store.Ingest(WebShop));

        Assert.Contains(
            $"schema version {StoreVersion.Current + 1}, and this psi knows {StoreVersion.Current}",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(store.Path));
        Assert.Throws<StoreException>(() => store.Ask("SELECT 1"));
    }

    [Fact]
    public void A_store_of_an_earlier_psi_is_migrated_by_the_next_ingest_and_learns_what_was_dropped_before()
    {
        using var store = new TestStore();
        store.Ingest(All);
        var whole = store.Everything();
        store.TurnIntoVersion1();
        Assert.Throws<SqliteException>(() => store.Tamper("SELECT * FROM vulnerability"));

        var again = store.Ingest(All);

        Assert.All(again.Manifests, manifest => Assert.Equal(IngestOutcome.AlreadyKnown, manifest.Outcome));
        // Only what would take them back is missing: nobody kept what they overwrote.
        Assert.Equal(Comparable(whole), Comparable(store.Everything()));
        Assert.Equal([$"{StoreVersion.Current}"], store.Ask("PRAGMA user_version"));
        Assert.Empty(store.Ask("PRAGMA foreign_key_check"));
        Assert.All(store.Ingest(All).Manifests, manifest => Assert.Equal(IngestOutcome.AlreadyKnown, manifest.Outcome));
    }

    // What was said of services then is another state now, and so a row of its own.
    private static IEnumerable<string> Comparable(IEnumerable<string> rows) => rows
        .Where(row => !row.StartsWith("manifest_undo|", StringComparison.Ordinal))
        .Select(row => row.StartsWith("service_state|", StringComparison.Ordinal)
            ? string.Join('|', row.Split('|').Where((_, column) => column != 1))
            : row);

    [Fact]
    public void A_store_of_an_earlier_psi_is_not_read_before_it_is_migrated()
    {
        using var store = new TestStore();
        store.Ingest(Tools);
        store.TurnIntoVersion1();
        var before = File.ReadAllBytes(store.Path);

        var refused = Assert.Throws<StoreException>(() => store.Ask("SELECT 1"));

        Assert.Contains($"schema version 1, and this psi reads {StoreVersion.Current}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("psi ingest <manifests> --store", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(store.Path));
    }

    [Fact]
    public void A_database_of_somebody_else_is_refused_and_left_as_it_is()
    {
        using var store = new TestStore();
        store.Tamper("CREATE TABLE theirs (id INTEGER)");
        var before = File.ReadAllBytes(store.Path);

        var refused = Assert.Throws<StoreException>(() => store.Ingest(WebShop));

        Assert.Contains("not one of psi", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(store.Path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var store = new TestStore();
        File.WriteAllText(store.Path, string.Concat(Enumerable.Repeat("these are my notes\n", 100)));
        var before = File.ReadAllBytes(store.Path);

        Assert.Throws<StoreException>(() => store.Ingest(WebShop));

        Assert.Equal(before, File.ReadAllBytes(store.Path));
    }

    [Fact]
    public void An_ingest_that_is_stopped_leaves_the_store_as_it_was()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        store.Ingest(Tools);
        var before = store.Everything();
        folder.Write("a", WebShop);
        folder.Write("b", PaymentsApi);

        Assert.Throws<OperationCanceledException>(() => IngestRun.Into(
            store.Path,
            ManifestSearch.In([folder["."]]),
            TestStore.Terms,
            step =>
            {
                if (step == IngestStep.Written)
                {
                    stop.Cancel();
                }
            },
            stop.Token));

        Assert.Equal(before, store.Everything());
    }

    [Fact]
    public void A_store_whose_ingest_was_killed_reads_as_it_was_before()
    {
        using var store = new TestStore();
        using var crashed = new TestStore();
        store.Ingest(All);
        var before = store.Everything();
        using var connection = InsightStore.OpenForWriting(store.Path);
        // So small a cache that changes reach the file before they are committed, as those of a large ingest do.
        connection.Execute("PRAGMA cache_size = 1");
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE component_use SET project = project || hex(zeroblob(2000))", transaction: transaction);

        // What is on the disk at this moment is what a kill would leave there.
        File.Copy(store.Path, crashed.Path);
        File.Copy(store.Path + "-journal", crashed.Path + "-journal");

        Assert.Equal(before, crashed.Everything());
        Assert.False(File.Exists(crashed.Path + "-journal"));
    }

    [Fact]
    public void A_store_that_may_not_be_written_can_be_read()
    {
        using var store = new TestStore();
        store.Ingest(Tools);
        File.SetAttributes(store.Path, FileAttributes.ReadOnly);

        Assert.Equal(["tools"], store.Ask("SELECT 'tools' FROM repository"));

        File.SetAttributes(store.Path, FileAttributes.Normal);
    }

    [Fact]
    public void A_store_is_one_file_that_can_be_deleted_and_made_again()
    {
        using var store = new TestStore();
        store.Ingest(All);
        var first = store.Everything();

        Assert.Equal([store.Path], Directory.EnumerateFiles(Path.GetDirectoryName(store.Path)!));
        File.Delete(store.Path);
        store.Ingest(All);

        Assert.Equal(first, store.Everything());
    }

    [Fact]
    public void Every_fact_names_a_repository_that_exists()
    {
        using var store = new TestStore();
        store.Ingest(All);

        Assert.Empty(store.Ask("PRAGMA foreign_key_check"));
        Assert.Equal(["ok"], store.Ask("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("SELECT * FROM component_use_now WHERE package_identity = 'x'", "component_of_package")]
    [InlineData("SELECT * FROM component_use_now WHERE package_identity = 'x'", "component_use_where_used")]
    [InlineData("SELECT * FROM component_use_now WHERE repository_id = 1", "component_use_present")]
    [InlineData("SELECT * FROM finding_now WHERE rule_id = 'PSI0102'", "finding_by_rule")]
    [InlineData("SELECT * FROM vulnerability_now WHERE advisory = 'x'", "vulnerability_by_advisory")]
    [InlineData("SELECT * FROM vulnerability_now WHERE advisory = 'x'", "component_remark_of_component")]
    public void Common_questions_are_answered_by_an_index(string question, string index)
    {
        using var store = new TestStore();
        store.Ingest(Tools);

        Assert.Contains(store.Ask($"EXPLAIN QUERY PLAN {question}"), step => step.Contains(index, StringComparison.Ordinal));
    }
}
