using Dapper;
using Psi.Measures;

namespace Psi.Store.Tests.Sources;

/// <summary>Events that are ingested once, twice, late and corrected.</summary>
public sealed class ToldEventsTests : IDisposable
{
    private readonly ToldStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", Deployment("1") + Deployment("2")));
        var content = _store.Content;
        _store.Ingest(ToldStore.Day3, "events-ndjson", ("a.ndjson", Deployment("1") + Deployment("2")));
        Assert.Equal(content, _store.Content);
    }

    [Fact]
    public void A_copy_under_another_name_tells_the_same_events()
    {
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", Deployment("1")), ("copy.ndjson", Deployment("1")));
        Assert.Equal(1, Count("delivery_event"));
        Assert.Equal(0, Count("event_telling"));
    }

    [Fact]
    public void The_same_path_with_another_content_corrects_what_it_tells_and_leaves_what_it_no_longer_tells()
    {
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", Deployment("1", "succeeded") + Deployment("2", "succeeded")));
        // "failed" sorts before "succeeded": that it is the correction counts, not how it is written.
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("a.ndjson", Deployment("2", "failed")));
        Assert.Equal((1, 2), Failures());
        _store.Ingest(ToldStore.Day3, "events-ndjson", ("a.ndjson", Deployment("2", "succeeded")));
        Assert.Equal((0, 2), Failures());
    }

    [Fact]
    public void By_the_origins_own_word_an_earlier_telling_that_comes_late_changes_nothing()
    {
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", Deployment("1", "failed", updated: "2026-11-20T12:00:00Z")));
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("a.ndjson", Deployment("1", "succeeded", updated: "2026-11-20T11:00:00Z")));
        Assert.Equal((1, 1), Failures());
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("b.ndjson", Deployment("1", "succeeded", updated: "2026-11-20T11:30:00Z")));
        Assert.Equal((1, 1), Failures());
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("b.ndjson", Deployment("1", "succeeded", updated: "2026-11-20T13:00:00Z")));
        Assert.Equal((0, 1), Failures());
    }

    [Fact]
    public void Two_files_say_different_properties_of_one_event_and_each_is_corrected_alone()
    {
        const string detected = """{"type":"incident","id":"1","startedAt":"2026-11-20T10:00:00Z","detectedAt":"2026-11-20T10:30:00Z"}""";
        const string restored = """{"type":"incident","id":"1","restoredAt":"2026-11-20T12:00:00Z"}""";
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("alerts.ndjson", detected), ("tickets.ndjson", restored));
        Assert.Equal((0.5, 2.0), Times());
        _store.Ingest(
            ToldStore.Day2,
            "events-ndjson",
            ("tickets.ndjson", restored.Replace("12:00", "15:00", StringComparison.Ordinal)));
        Assert.Equal((0.5, 5.0), Times());

        (double?, double?) Times() =>
            (_store.Figure(KnownMeasures.DetectionTime).Value, _store.Figure(KnownMeasures.RestoreTime).Value);
    }

    [Fact]
    public void Several_lines_of_one_file_about_one_event_are_one_telling()
    {
        const string begun = """{"type":"incident","id":"1","startedAt":"2026-11-20T10:00:00Z","detectedAt":"2026-11-20T10:30:00Z"}""";
        const string done = """{"type":"incident","id":"1","restoredAt":"2026-11-20T12:00:00Z"}""";
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("log.ndjson", $"{begun}\n{done}\n"));
        Assert.Equal(2.0, _store.Figure(KnownMeasures.RestoreTime).Value);
        Assert.Equal(0, Count("event_telling"));
        // The log goes on, and is ingested again as a whole.
        var content = $"{begun}\n{done}\n{done.Replace("12:00", "13:00", StringComparison.Ordinal)}\n";
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("log.ndjson", content));
        Assert.Equal(3.0, _store.Figure(KnownMeasures.RestoreTime).Value);
    }

    [Fact]
    public void An_event_that_a_file_tells_very_often_takes_no_longer_than_many_events()
    {
        var often = string.Concat(Enumerable.Range(0, 20_000).Select(second =>
            Deployment("1").Replace("}\n", $",\"commits\":[\"{second:x40}\"]}}\n", StringComparison.Ordinal)));
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", often));
        Assert.Equal(1, Count("delivery_event"));
    }

    [Fact]
    public void The_same_file_read_in_another_way_takes_back_what_it_told_before()
    {
        const string issues =
            """
            [{ "number": 1, "id": 11, "title": "x", "state": "open", "labels": [{ "name": "bug" }], "created_at": "2026-11-20T10:00:00Z",
               "updated_at": "2026-11-20T10:00:00Z" }]
            """;
        const string sources = "psi: sources/v1\nsources:\n  - { files: '**', kind: github-issues, product: shop LABELS }\n";
        _store.IngestBy(ToldStore.Day1, sources.Replace(" LABELS", "", StringComparison.Ordinal), ("issues.json", issues));
        Assert.Equal(1, Count("delivery_event"));
        _store.IngestBy(
            ToldStore.Day2, sources.Replace(" LABELS", ", labels: [kind/defect]", StringComparison.Ordinal), ("issues.json", issues));
        // By other labels it is no defect.
        Assert.Equal(0, Count("delivery_event"));
        _store.IngestBy(ToldStore.Day2, sources.Replace("shop LABELS", "mail", StringComparison.Ordinal), ("issues.json", issues));
        Assert.Equal("mail", _store.Connection.ExecuteScalar<string>("SELECT product_id FROM delivery_event"));
    }

    [Fact]
    public void Of_one_file_only_its_latest_word_on_an_event_counts_in_whatever_order_it_comes()
    {
        // Restored, and then begun again.
        const string restored =
            """{"type":"incident","id":"1","startedAt":"2026-11-20T10:00:00Z","restoredAt":"2026-11-20T12:00:00Z","""
            + """ "updatedAt":"2026-11-20T12:00:00Z"}""";
        const string reopened = """{"type":"incident","id":"1","startedAt":"2026-11-20T10:00:00Z","updatedAt":"2026-11-20T13:00:00Z"}""";
        using var late = new ToldStore();
        _store.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", restored));
        _store.Ingest(ToldStore.Day2, "events-ndjson", ("a.ndjson", reopened));
        late.Ingest(ToldStore.Day2, "events-ndjson", ("a.ndjson", reopened));
        late.Ingest(ToldStore.Day1, "events-ndjson", ("a.ndjson", restored));
        Assert.Null(_store.Figure(KnownMeasures.RestoreTime).Value);
        Assert.Null(late.Figure(KnownMeasures.RestoreTime).Value);
        Assert.Equal(0, late.Connection.ExecuteScalar<long>("SELECT count(*) FROM event_telling"));
        // A file that first repeats the old word and then tells a newer one is one telling.
        late.Ingest(
            ToldStore.Day3,
            "events-ndjson",
            ("a.ndjson", $"{restored}\n{reopened.Replace("13:00", "14:00", StringComparison.Ordinal)}\n"));
        Assert.Equal(2.0, late.Figure(KnownMeasures.RestoreTime).Value);
    }

    [Fact]
    public void What_a_file_no_longer_tells_when_it_is_read_in_another_way_is_gone_also_where_another_file_tells_the_event()
    {
        const string sources =
            "psi: sources/v1\nsources:\n  - { files: a.ndjson, kind: events-ndjson, product: shopORIGIN }\n"
            + "  - { files: b.ndjson, kind: events-ndjson, product: shop }\n";
        (string, string)[] files = [("a.ndjson", Deployment("1", "succeeded")), ("b.ndjson", Deployment("1", "failed"))];
        _store.IngestBy(ToldStore.Day1, sources.Replace("ORIGIN", "", StringComparison.Ordinal), files);
        Assert.Equal(2, Count("event_telling"));
        _store.IngestBy(ToldStore.Day2, sources.Replace("ORIGIN", ", origin: other", StringComparison.Ordinal), files);
        Assert.Equal((1, 2), Failures());
        Assert.Equal(0, Count("event_telling"));
    }

    [Fact]
    public void What_counts_as_production_is_kept_with_each_event()
    {
        const string sources = "psi: sources/v1\nproduction: [live]\nsources:\n  - { files: '**', kind: events-ndjson, product: shop }\n";
        _store.IngestBy(
            ToldStore.Day1,
            sources,
            ("a.ndjson", Deployment("1", environment: "Live") + Deployment("2", environment: "prod")));
        Assert.Equal(1, _store.Figure(KnownMeasures.FailureRate).Denominator);
        _store.IngestBy(
            ToldStore.Day1,
            sources.Replace("[live]", "[live, prod]", StringComparison.Ordinal),
            ("a.ndjson", Deployment("1", environment: "Live") + Deployment("2", environment: "prod")));
        Assert.Equal(2, _store.Figure(KnownMeasures.FailureRate).Denominator);
    }

    [Fact]
    public void A_refused_file_leaves_nothing_behind_and_the_others_are_kept()
    {
        var written = _store.Ingest(
            ToldStore.Day1,
            "events-ndjson",
            ("a.ndjson", Deployment("1")),
            ("b.ndjson", Deployment("2") + "{ \"type\": \"deployment\" }\n"),
            ("c.ndjson", Deployment("3")));
        Assert.Equal([null, 2, null], written.Select(file => file.Line));
        Assert.NotNull(written[1].Refusal);
        Assert.Equal(["1", "3"], _store.Connection.Query<string>("SELECT event_id FROM delivery_event ORDER BY event_id"));
        Assert.Equal(2, Count("source_input"));
    }

    private (double?, double?) Failures()
    {
        var rate = _store.Figure(KnownMeasures.FailureRate);
        return (rate.Numerator, rate.Denominator);
    }

    private int Count(string table) => _store.Connection.ExecuteScalar<int>($"SELECT count(*) FROM {table}");

    private static string Deployment(string id, string outcome = "succeeded", string? updated = null, string environment = "production") =>
        $$"""{"type":"deployment","id":"{{id}}","environment":"{{environment}}","finishedAt":"2026-11-20T1{{id}}:00:00Z","""
        + $"\"outcome\":\"{outcome}\"{(updated is null ? "" : $",\"updatedAt\":\"{updated}\"")}}}\n";
}
