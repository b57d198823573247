using System.Text;
using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;
using Psi.Store.Queries;
using Psi.Store.Sqlite;

namespace Psi.Store.Tests.Sources;

/// <summary>A store that is filled with files of other tools, and asked for figures.</summary>
internal sealed class ToldStore : IDisposable
{
    public const string Day1 = "2026-11-01";
    public const string Day2 = "2026-11-02";
    public const string Day3 = "2026-11-03";

    public ToldStore()
    {
        Connection = new SqliteConnection("Data Source=:memory:;Pooling=False;Foreign Keys=True");
        Connection.Open();
    }

    public SqliteConnection Connection { get; }

    /// <summary>The whole content of the tables of what is told, to compare two stores.</summary>
    public string Content => string.Join('\n', Psi.Store.Tables.StoreTables.Told.SelectMany(table => Rows(table.Name)));

    public void Dispose() => Connection.Dispose();

    /// <summary>Ingests files of one kind.</summary>
    public IReadOnlyList<WrittenFile> Ingest(string on, string kind, params (string Path, string Content)[] files) =>
        IngestBy(on, $"psi: sources/v1\nsources:\n  - {{ files: '**', kind: {kind}, product: shop }}\n", files);

    /// <summary>Ingests files by a sources file; those of one kind by the entry that names them.</summary>
    public IReadOnlyList<WrittenFile> IngestBy(string on, string sourcesFile, params (string Path, string Content)[] files)
    {
        var sources = SourcesFileReader.Read("sources.yaml", sourcesFile);
        Assert.Empty(sources.Problems);
        using var writer = new SourcesWriter(Connection);
        List<WrittenFile> written = [];
        foreach (var (path, content) in files)
        {
            var bytes = Encoding.UTF8.GetBytes(content);
            var entry = sources.Value!.Sources.First(entry => entry.Files.Any(glob => glob.Matches(path)));
            var file = new SourceFile(path, entry, () => new MemoryStream(bytes));
            written.Add(writer.Write(file, file.Sha256(), sources.Value, new FigureScope("own", null), Date(on)));
        }

        writer.Complete(sources.Value!);
        writer.Commit();
        return written;
    }

    /// <summary>A figure of the product <c>shop</c> for November 2026, or for the days that end with another day.</summary>
    public Figure Figure(string measure, string on = "2026-11-30", int days = 30, string product = "shop") =>
        ScopeFigures.Of(
            new FigureScope(product, null),
            StoredMaterial.Of(Connection, product).GetValueOrDefault(new FigureScope(product, null), new ScopeLedger()),
            StoredMaterial.OwnMeasures(Connection),
            new FigureTerms(MeasurePeriod.EndingWith(Date(on), days)))
        .Single(figure => figure.Measure == measure);

    private static CalendarDate Date(string day) => CalendarDate.TryParse(day, out var date) ? date : throw new FormatException(day);

    private List<string> Rows(string table)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            // Without their numbers, which say no more than in which order rows came.
            rows.Add($"{table} " + string.Join(
                '|',
                Enumerable.Range(0, reader.FieldCount)
                    .Where(column => reader.GetName(column) is "product_id" or not ("id" or "input_id" or "series_id" or "event_id"))
                    .Select(column => $"{reader.GetValue(column)}")));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
