using System.Text.Json;
using Dapper;
using FsCheck.Fluent;
using Psi.Measures;
using Property = Psi.Policy.Tests.Property;

namespace Psi.Store.Tests.Sources;

/// <summary>Findings over the runs of a tool: when each was first seen, and when it was gone.</summary>
public sealed class ToldFindingsTests : IDisposable
{
    private const string Open = "findings.static-analysis.open";
    private const string FixTime = "findings.static-analysis.fix-time";

    private readonly ToldStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_finding_that_a_later_run_over_the_same_thing_does_not_have_is_fixed_by_then()
    {
        _store.Ingest("2026-11-01", "sarif", ("scan.sarif", Sarif("2026-11-01", "a", "b")));
        _store.Ingest("2026-11-08", "sarif", ("scan.sarif", Sarif("2026-11-08", "a")));
        Assert.Equal((1.0, 7.0), (_store.Figure(Open).Value, _store.Figure(FixTime).Value));
        Assert.Equal(2, _store.Figure(Open, on: "2026-11-07").Value);
        // Adoption is something else: both runs count, whatever they found.
        Assert.Equal(2, _store.Figure(KnownMeasures.Adoption(ToolPractice.StaticAnalysis)).Sample);
    }

    [Fact]
    public void It_is_not_gone_because_a_run_over_something_else_does_not_have_it()
    {
        _store.Ingest("2026-11-01", "sarif", ("web.sarif", Sarif("2026-11-01", "a")));
        _store.Ingest("2026-11-08", "sarif", ("worker.sarif", Sarif("2026-11-08")));
        Assert.Equal(1, _store.Figure(Open).Value);
    }

    [Fact]
    public void It_is_not_gone_because_a_run_broke_off()
    {
        _store.Ingest("2026-11-01", "sarif", ("scan.sarif", Sarif("2026-11-01", "a")));
        _store.Ingest("2026-11-08", "sarif", ("scan.sarif", Sarif("2026-11-08").Replace("true", "false", StringComparison.Ordinal)));
        Assert.Equal(1, _store.Figure(Open).Value);
    }

    [Fact]
    public void It_is_open_again_when_it_comes_back_and_known_since_its_first_sight()
    {
        _store.Ingest("2026-11-01", "sarif", ("scan.sarif", Sarif("2026-11-01", "a")));
        _store.Ingest("2026-11-08", "sarif", ("scan.sarif", Sarif("2026-11-08")));
        _store.Ingest("2026-11-15", "sarif", ("scan.sarif", Sarif("2026-11-15", "a")));
        Assert.Equal(1, _store.Figure(Open).Value);
        // From ten o'clock of the first to the end of the month.
        Assert.Equal(29 + (14.0 / 24), _store.Figure("findings.static-analysis.age").Value!.Value, precision: 9);
    }

    [Fact]
    public void A_run_that_does_not_say_when_it_was_is_of_the_day_of_its_first_ingest_and_the_figure_says_so()
    {
        var scan = Sarif(null, "a");
        _store.Ingest("2026-11-01", "sarif", ("scan.sarif", scan));
        _store.Ingest("2026-11-05", "sarif", ("scan.sarif", scan));
        var adoption = _store.Figure(KnownMeasures.Adoption(ToolPractice.StaticAnalysis));
        Assert.Equal(1, adoption.Sample);
        Assert.Equal("of 1 of 1 runs the day is taken on which their file was ingested", adoption.Proxy);
        _store.Ingest("2026-11-08", "sarif", ("scan.sarif", Sarif(null)));
        Assert.Equal((0.0, 7.0), (_store.Figure(Open).Value, _store.Figure(FixTime).Value));
    }

    [Fact]
    public void A_content_that_comes_back_is_a_run_of_the_day_it_came_back()
    {
        _store.Ingest("2026-11-03", "sarif", ("scan.sarif", Sarif(null, "a", "b")));
        _store.Ingest("2026-11-04", "sarif", ("scan.sarif", Sarif(null, "a")));
        Assert.Equal(1, _store.Figure(Open).Value);
        _store.Ingest("2026-11-05", "sarif", ("scan.sarif", Sarif(null, "a", "b")));
        Assert.Equal(2, _store.Figure(Open).Value);
        Assert.Equal(3, _store.Figure(KnownMeasures.Adoption(ToolPractice.StaticAnalysis)).Sample);
        // What was ingested once more, of days gone by, changes nothing.
        var content = _store.Content;
        _store.Ingest("2026-11-04", "sarif", ("scan.sarif", Sarif(null, "a")));
        _store.Ingest("2026-11-06", "sarif", ("scan.sarif", Sarif(null, "a", "b")));
        Assert.Equal(content, _store.Content);
    }

    [Fact]
    public void What_a_corrected_reading_says_replaces_what_the_file_said_before()
    {
        const string sources =
            "psi: sources/v1\nsources:\n  - { files: '**', kind: findings-csv, product: shop, tool: Ex, practice: assessment, "
            + "ranAt: 2026-11-01, severities: { Severe: WORD } }\n";
        const string csv = "rule,severity\nr1,Severe\n";
        _store.IngestBy(ToldStore.Day1, sources.Replace("WORD", "critical", StringComparison.Ordinal), ("a.csv", csv));
        Assert.Equal(1, _store.Figure("findings.assessment.open").Parts["critical"]);
        _store.IngestBy(ToldStore.Day2, sources.Replace("WORD", "medium", StringComparison.Ordinal), ("a.csv", csv));
        Assert.Equal(["medium"], _store.Figure("findings.assessment.open").Parts.Keys);
        _store.IngestBy(
            ToldStore.Day2,
            sources.Replace("WORD", "medium", StringComparison.Ordinal).Replace("shop", "mail", StringComparison.Ordinal),
            ("a.csv", csv));
        Assert.Equal(1, _store.Figure("findings.assessment.open", product: "mail").Value);
        Assert.Null(_store.Figure("findings.assessment.open").Value);
    }

    [Fact]
    public void The_same_run_twice_changes_nothing()
    {
        _store.Ingest(ToldStore.Day1, "sarif", ("scan.sarif", Sarif("2026-11-01", "a", "b")));
        var content = _store.Content;
        _store.Ingest(ToldStore.Day3, "sarif", ("scan.sarif", Sarif("2026-11-01", "a", "b")));
        Assert.Equal(content, _store.Content);
    }

    [Fact]
    public void A_run_is_stored_whole_after_another_of_the_same_tool_over_the_same_thing_was_refused()
    {
        // Both are of one scope, so the first file makes the row that the second one needs, and is then undone.
        const string rows = "tool,rule,severity,scope,ranAt\nEx,r1,high,web,2026-11-01T10:00:00Z\n";
        const string sources =
            "psi: sources/v1\nsources:\n  - { files: '**', kind: findings-csv, product: shop, practice: assessment }\n";
        var written = _store.IngestBy(ToldStore.Day1, sources, ("a.csv", rows + "Ex,r2,high,web,nonsense\n"), ("b.csv", rows));
        Assert.Equal([true, false], written.Select(file => file.Refusal is not null));
        Assert.Equal(1, _store.Figure("findings.assessment.open").Value);
    }

    [Theory]
    [InlineData("2027-11-01")]
    [InlineData("2020-11-01")]
    public void A_time_that_the_sources_file_said_wrongly_is_forgotten_once_it_is_put_right(string wrong)
    {
        const string both = "rule,severity\nr1,high\nr2,high\n";
        Ingest(ToldStore.Day1, wrong, both);
        Ingest(ToldStore.Day1, "2026-11-01", both);
        Ingest(ToldStore.Day2, "2026-11-08", "rule,severity\nr2,high\n");
        Assert.Equal((1.0, 7.0), (_store.Figure("findings.assessment.open").Value, _store.Figure("findings.assessment.fix-time").Value));
        Assert.Equal(30, _store.Figure("findings.assessment.age").Value);

        void Ingest(string on, string ranAt, string csv) => _store.IngestBy(
            on,
            "psi: sources/v1\nsources:\n  - { files: '**', kind: findings-csv, product: shop, tool: Ex, practice: assessment, "
            + $"ranAt: {ranAt} }}\n",
            ("a.csv", csv));
    }

    [Fact]
    public void The_view_says_the_same_as_the_figures()
    {
        _store.Ingest("2026-11-01", "sarif", ("scan.sarif", Sarif("2026-11-01", "a", "b", "c")));
        _store.Ingest("2026-11-08", "sarif", ("scan.sarif", Sarif("2026-11-08", "a")));
        Assert.Equal(
            [("open", null), ("fixed", "2026-11-08T10:00:00.000000Z"), ("fixed", "2026-11-08T10:00:00.000000Z")],
            _store.Connection.Query<(string, string?)>("SELECT state, fixed_at FROM tool_finding_now ORDER BY fingerprint"));
        var figure = _store.Figure(Open);
        Assert.Equal(
            _store.Connection.ExecuteScalar<double>("SELECT count(*) FROM tool_finding_now WHERE state = 'open'"), figure.Value!.Value);
    }

    [Fact]
    public void In_whatever_order_runs_are_ingested_the_figures_are_the_same() => Property.Holds(
        from runs in Gen.ListOf(
            from day in Gen.Choose(1, 6)
            from findings in Gen.SubListOf("a", "b", "c")
            from path in Gen.Elements("web.sarif", "worker.sarif")
            select (Day: $"2026-11-0{day}", Path: path, Findings: findings.ToArray()))
        let distinct = runs.DistinctBy(run => (run.Day, run.Path)).ToArray()
        where distinct.Length > 0
        from shuffled in Gen.Shuffle(distinct)
        select (distinct, shuffled),
        given =>
        {
            using var one = new ToldStore();
            using var other = new ToldStore();
            foreach (var (store, runs) in new[] { (one, given.distinct), (other, given.shuffled) })
            {
                foreach (var (day, path, findings) in runs)
                {
                    store.Ingest(day, "sarif", (path, Sarif(day, findings)));
                }
            }

            return new[] { Open, FixTime, "findings.static-analysis.age" }.All(measure =>
                JsonSerializer.Serialize(one.Figure(measure)) == JsonSerializer.Serialize(other.Figure(measure)));
        },
        tests: 30);

    private static string Sarif(string? day, params string[] findings) => JsonSerializer.Serialize(new
    {
        version = "2.1.0",
        runs = new[]
        {
            new
            {
                tool = new { driver = new { name = "CodeQL" } },
                invocations = day is null
                    ? []
                    : new[] { new { executionSuccessful = true, endTimeUtc = $"{day}T10:00:00Z" } },
                results = findings.Select(finding => new
                {
                    ruleId = "r",
                    level = "error",
                    message = new { text = finding },
                    fingerprints = new { id = finding },
                }),
            },
        },
    });
}
