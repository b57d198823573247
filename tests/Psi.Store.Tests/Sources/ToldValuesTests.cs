using Dapper;
using Psi.Manifest;
using Psi.Measures;

namespace Psi.Store.Tests.Sources;

/// <summary>Values, coverage and tests that are ingested day by day.</summary>
public sealed class ToldValuesTests : IDisposable
{
    private const string Header = "measure,at,from,value,of\n";

    private readonly ToldStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void An_export_of_the_last_days_adds_the_new_ones_and_corrects_the_others()
    {
        _store.Ingest(ToldStore.Day1, "values-csv", ("up.csv", Header + Day("01", 90) + Day("02", 95)));
        _store.Ingest(ToldStore.Day2, "values-csv", ("up.csv", Header + Day("02", 97) + Day("03", 99)));
        Assert.Equal((286, 300), (Availability().Numerator, Availability().Denominator));
    }

    [Fact]
    public void The_same_values_twice_count_once()
    {
        _store.Ingest(ToldStore.Day1, "values-csv", ("up.csv", Header + Day("01", 90)), ("copy.csv", Header + Day("01", 90)));
        _store.Ingest(ToldStore.Day2, "values-csv", ("up.csv", Header + Day("01", 90)));
        Assert.Equal((90, 100), (Availability().Numerator, Availability().Denominator));
    }

    [Fact]
    public void An_old_export_that_is_ingested_again_does_not_undo_the_correction()
    {
        _store.Ingest(ToldStore.Day1, "values-csv", ("up.csv", Header + Day("01", 90)));
        _store.Ingest(ToldStore.Day2, "values-csv", ("up.csv", Header + Day("01", 95)));
        _store.Ingest(ToldStore.Day1, "values-csv", ("up.csv", Header + Day("01", 90)));
        Assert.Equal((95, 100), (Availability().Numerator, Availability().Denominator));
    }

    [Fact]
    public void Equal_values_of_two_series_are_two()
    {
        const string pods = "measure,series,at,from,value,of\n"
            + "availability.uptime,a,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,9,10\n"
            + "availability.uptime,b,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,9,10\n";
        _store.Ingest(ToldStore.Day1, "values-csv", ("pods.csv", pods));
        _store.Ingest(ToldStore.Day2, "values-csv", ("pods.csv", pods.Replace("b,2026", "c,2026", StringComparison.Ordinal)));
        Assert.Equal((27, 30), (Availability().Numerator, Availability().Denominator));
    }

    [Fact]
    public void Two_repositories_have_each_their_value_of_one_time_and_each_is_corrected_alone()
    {
        const string header = "measure,at,value,of,repository\n";
        const string row = "availability.uptime,2026-11-02T00:00:00Z,";
        _store.Ingest(ToldStore.Day1, "values-csv", ("up.csv", $"{header}{row}90,100,contoso/a\n{row}80,100,contoso/b\n"));
        Assert.Equal((170, 200), (Availability().Numerator, Availability().Denominator));
        _store.Ingest(ToldStore.Day2, "values-csv", ("up.csv", $"{header}{row}95,100,contoso/a\n{row}85,100,contoso/b\n"));
        Assert.Equal((180, 200), (Availability().Numerator, Availability().Denominator));
        _store.Ingest(ToldStore.Day3, "values-csv", ("up.csv", $"{header}{row}99,100,contoso/b\n"));
        Assert.Equal((194, 200), (Availability().Numerator, Availability().Denominator));
    }

    [Fact]
    public void The_same_values_read_as_those_of_another_product_are_no_longer_of_the_first()
    {
        const string sources = "psi: sources/v1\nsources:\n  - { files: '**', kind: values-csv, product: PRODUCT }\n";
        var file = ("up.csv", Header + Day("01", 90));
        _store.IngestBy(ToldStore.Day1, sources.Replace("PRODUCT", "shop", StringComparison.Ordinal), file);
        _store.IngestBy(ToldStore.Day2, sources.Replace("PRODUCT", "mail", StringComparison.Ordinal), file);
        Assert.Equal(1, _store.Connection.ExecuteScalar<int>("SELECT count(*) FROM measured_value"));
        Assert.Equal(MeasurementState.NotMeasured, Availability().State);
    }

    [Fact]
    public void A_line_of_two_files_is_one_line_and_coverage_is_of_the_day_it_was_ingested()
    {
        _store.Ingest(ToldStore.Day1, "lcov", ("a.info", Lcov(1, 0)), ("b.info", Lcov(0, 1)));
        var lines = _store.Figure(KnownMeasures.CoveredLines);
        Assert.Equal((2, 2, "a.info b.info"), (lines.Numerator, lines.Denominator, string.Join(' ', lines.Inputs)));
        _store.Ingest(ToldStore.Day3, "lcov", ("a.info", Lcov(1, 0)), ("b.info", Lcov(0, 0)));
        Assert.Equal(1, _store.Figure(KnownMeasures.CoveredLines).Numerator);
        Assert.Equal(2, _store.Figure(KnownMeasures.CoveredLines, on: ToldStore.Day2).Numerator);
        Assert.Equal(MeasurementState.NotMeasured, _store.Figure(KnownMeasures.CoveredLines, on: "2026-10-31").State);
        Assert.Equal(MeasurementState.Stale, _store.Figure(KnownMeasures.CoveredLines, on: "2027-01-31").State);
    }

    [Fact]
    public void A_copy_of_a_file_is_no_second_file()
    {
        _store.Ingest(ToldStore.Day1, "lcov", ("a.info", Lcov(1, 0)), ("copy.info", Lcov(1, 0)));
        Assert.Equal(["a.info"], _store.Figure(KnownMeasures.CoveredLines).Inputs);
    }

    [Fact]
    public void Coverage_that_comes_back_to_what_it_was_is_what_it_was()
    {
        _store.Ingest(ToldStore.Day1, "lcov", ("a.info", Lcov(1, 0)));
        _store.Ingest(ToldStore.Day2, "lcov", ("a.info", Lcov(1, 1)));
        _store.Ingest(ToldStore.Day3, "lcov", ("a.info", Lcov(1, 0)));
        Assert.Equal(1, _store.Figure(KnownMeasures.CoveredLines).Numerator);
        Assert.Equal(2, _store.Figure(KnownMeasures.CoveredLines, on: ToldStore.Day2).Numerator);
    }

    [Fact]
    public void Coverage_of_which_a_file_is_refused_is_not_counted_and_the_last_one_holds()
    {
        _store.Ingest(ToldStore.Day1, "lcov", ("a.info", Lcov(1, 0)), ("b.info", Lcov(0, 1)));
        _store.Ingest(ToldStore.Day2, "lcov", ("a.info", Lcov(1, 1)), ("b.info", "SF:x\nDA:nonsense\nend_of_record\n"));
        var lines = _store.Figure(KnownMeasures.CoveredLines);
        Assert.Equal((2, 2), (lines.Numerator, lines.Denominator));
        Assert.Equal(1, _store.Connection.ExecuteScalar<int>("SELECT count(DISTINCT observed_at) FROM quality_count"));
    }

    [Fact]
    public void Repositories_of_one_product_are_counted_together_each_by_its_last_files()
    {
        const string sources =
            """
            psi: sources/v1
            sources:
              - { files: a.info, kind: lcov, product: shop, repository: contoso/a }
              - { files: b.info, kind: lcov, product: shop, repository: contoso/b }
            """;
        _store.IngestBy(ToldStore.Day1, sources, ("a.info", Lcov(1, 0)), ("b.info", Lcov(1, 1)));
        _store.IngestBy(ToldStore.Day2, sources, ("a.info", Lcov(0, 0)));
        var lines = _store.Figure(KnownMeasures.CoveredLines);
        Assert.Equal((2, 4), (lines.Numerator, lines.Denominator));
    }

    [Fact]
    public void The_organisations_own_measures_are_asked_back_as_they_were_declared()
    {
        const string sources =
            """
            psi: sources/v1
            sources:
              - { files: '**', kind: values-csv, product: shop, measure: web.page-load }
            measures:
              - { id: web.page-load, title: Time until a page can be used, unit: ms, better: down, capability: QM, aggregate: p75 }
            """;
        _store.IngestBy(ToldStore.Day1, sources, ("a.csv", "at,value\n2026-11-01,100\n2026-11-02,400\n2026-11-03,200\n2026-11-04,300\n"));
        Assert.Equal(300, _store.Figure("web.page-load").Value);
    }

    private Figure Availability() => _store.Figure(KnownMeasures.Availability);

    private static string Day(string day, int good) =>
        $"availability.uptime,2026-11-{day}T23:00:00Z,2026-11-{day}T00:00:00Z,{good},100\n";

    private static string Lcov(int first, int second) => $"SF:src/a.cs\nDA:1,{first}\nDA:2,{second}\nend_of_record\n";
}
