using System.Globalization;
using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Store.Queries;

/// <summary>What files of other tools told, as figures are made of it.</summary>
public static class StoredMaterial
{
    /// <summary>Everything that is told, by product or repository.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="product">The id of the only product that is asked for; null for all.</param>
    public static IReadOnlyDictionary<FigureScope, ScopeLedger> Of(SqliteConnection connection, string? product = null)
    {
        var scopes = new SortedDictionary<FigureScope, ScopeLedger>();
        var of = new { product };
        connection.ForEach(
            """
            SELECT e.*, i.path FROM delivery_event e JOIN source_input i ON i.id = e.input_id
            WHERE @product IS NULL OR e.product_id = @product
            """,
            of,
            row =>
            {
                var happened = EventOf(row);
                LedgerOf(row, MaterialKinds.Of(happened.Kind)).Events.Add(happened);
            });
        connection.ForEach(
            """
            SELECT r.*, s.tool, s.product_id, s.repository, s.scope, s.path AS series_path, i.path
            FROM tool_run r JOIN tool_series s ON s.id = r.series_id JOIN source_input i ON i.id = r.input_id
            WHERE @product IS NULL OR s.product_id = @product
            """,
            of,
            row =>
            {
                var run = RunOf(row);
                LedgerOf(row, MaterialKinds.Runs(run.Practice)).Runs.Add(run);
            });
        connection.ForEach(
            """
            SELECT f.*, s.tool, s.product_id, s.repository, s.scope, s.path AS series_path, i.path
            FROM tool_finding f JOIN tool_series s ON s.id = f.series_id JOIN source_input i ON i.id = f.input_id
            WHERE @product IS NULL OR s.product_id = @product
            """,
            of,
            row => LedgerOf(row, MaterialKinds.Findings(row.Word<ToolPractice>("practice"))).Findings.Add(
                UInt128.Parse(row.Text("identity"), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                FactsOf(row)));
        connection.ForEach(
            """
            SELECT v.*, i.path FROM measured_value v JOIN source_input i ON i.id = v.input_id
            WHERE @product IS NULL OR v.product_id = @product
            """,
            of,
            row => LedgerOf(row, row.Text("measure")).Values.Add(ValueOf(row)));
        connection.ForEach(
            "SELECT * FROM quality_count WHERE @product IS NULL OR product_id = @product",
            of,
            row => Ledger(row).AddEarlier(CountOf(row)));
        return scopes;

        ScopeLedger Ledger(Row row)
        {
            var scope = FigureScope.Of(row.TextOrNull("product_id"), row.TextOrNull("repository"));
            if (!scopes.TryGetValue(scope, out var ledger))
            {
                scopes.Add(scope, ledger = new ScopeLedger());
            }

            return ledger;
        }

        ScopeLedger LedgerOf(Row row, string kind)
        {
            var ledger = Ledger(row);
            ledger.NoteInput(kind, row.Text("path"));
            return ledger;
        }
    }

    /// <summary>The measures that sources files declared.</summary>
    public static IReadOnlyList<OwnMeasure> OwnMeasures(SqliteConnection connection) => connection.Rows(
        "SELECT * FROM own_measure ORDER BY id",
        null,
        row => new OwnMeasure
        {
            Location = new FileLocation("the store", 0, 0),
            Id = row.Text("id"),
            Title = row.Text("title"),
            Unit = row.Text("unit"),
            Better = row.Word<Better>("better"),
            Capability = row.Text("capability"),
            Aggregate = row.Word<ValueAggregation>("aggregate"),
        });

    /// <summary>The files that were ingested, sorted by path; of one path the latest last.</summary>
    public static IReadOnlyList<SourceInput> Inputs(SqliteConnection connection) =>
        connection.Records<SourceInput>("SELECT path, kind, sha256, read_on FROM source_input ORDER BY path, id");

    /// <summary>The availability that products are meant to have, as a share, by their ids; from their manifests.</summary>
    public static IReadOnlyDictionary<string, double> AvailabilityObjectives(SqliteConnection connection) => AvailabilityObjective.Of(
        connection.Rows<(string, IEnumerable<KeyValuePair<string, string>>)>(
            "SELECT product_id, operating_model FROM product WHERE valid_to IS NULL ORDER BY product_id, id",
            null,
            row => (row.Text("product_id"), row.Pairs("operating_model"))));

    internal static DeliveryEvent EventOf(Row row) => new()
    {
        Kind = row.Word<EventKind>("kind"),
        Id = row.Text("event_id"),
        Origin = row.Text("origin"),
        Product = row.TextOrNull("product_id"),
        Repository = row.TextOrNull("repository"),
        Environment = row.TextOrNull("environment"),
        InProduction = row.TruthOrNull("in_production"),
        Started = row.MeasureTimeOrNull("started"),
        Finished = row.MeasureTimeOrNull("finished"),
        Detected = row.MeasureTimeOrNull("detected"),
        Restored = row.MeasureTimeOrNull("restored"),
        Updated = row.MeasureTimeOrNull("updated"),
        Commits = row.List("commits"),
        CausedBy = row.List("caused_by"),
        Outcome = row.WordOrNull<EventOutcome>("outcome"),
        Severity = row.WordOrNull<FindingSeverity>("severity"),
    };

    internal static FindingFacts FactsOf(Row row) => new(
        row.Word<ToolPractice>("practice"),
        row.Word<FindingSeverity>("severity"),
        row.Word<FindingState>("told_state"),
        row.MeasureTimeOrNull("first_seen"),
        row.MeasureTimeOrNull("last_seen"),
        row.MeasureTimeOrNull("told_fixed_at"))
    {
        Series = SeriesOf(row),
    };

    private static ToolSeries SeriesOf(Row row) => new(
        row.Text("tool"),
        row.TextOrNull("product_id"),
        row.TextOrNull("repository"),
        row.TextOrNull("scope"),
        row.TextOrNull("series_path"));

    private static ToolRun RunOf(Row row) => new()
    {
        Series = SeriesOf(row),
        Tool = row.Text("tool"),
        Practice = row.Word<ToolPractice>("practice"),
        Version = row.TextOrNull("version"),
        RanAt = row.MeasureTimeOrNull("ran_at"),
        IsDatedByIngest = row.Truth("is_dated_by_ingest"),
        Product = row.TextOrNull("product_id"),
        Repository = row.TextOrNull("repository"),
        Scope = row.TextOrNull("scope"),
        By = row.TextOrNull("by_whom"),
        Rules = row.SmallNumberOrNull("rules"),
        Completed = row.TruthOrNull("completed"),
    };

    private static MeasuredValue ValueOf(Row row) => new()
    {
        Measure = row.Text("measure"),
        Product = row.TextOrNull("product_id"),
        Repository = row.TextOrNull("repository"),
        Series = row.TextOrNull("series"),
        From = row.MeasureTimeOrNull("from_time"),
        At = row.MeasureTimeOrNull("at_time")!.Value,
        Value = row.RealOrNull("value")!.Value,
        Of = row.RealOrNull("of_value"),
    };

    private static QualityCount CountOf(Row row)
    {
        var parts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, count) in row.Pairs("parts"))
        {
            parts[name] = double.Parse(count, CultureInfo.InvariantCulture);
        }

        return new QualityCount
        {
            Measure = row.Text("measure"),
            Repository = row.TextOrNull("repository"),
            ObservedAt = row.MeasureTimeOrNull("observed_at"),
            Numerator = row.Number("numerator"),
            Denominator = row.Number("denominator"),
            Parts = parts,
            Inputs = row.List("inputs"),
        };
    }
}
