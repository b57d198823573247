using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Insights.Ingest;
using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store.Sqlite;

namespace Psi.Insights.Tests.Samples;

/// <summary>A store in a file of its own, with what tests ask of one.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _ingests;

    /// <summary>On a day after all samples.</summary>
    public static IngestTerms Terms { get; } = new(new CalendarDate(2026, 12, 31));

    public string Path => _folder["insights.db"];

    /// <summary>Ingests manifests in one run, each in a folder of its own.</summary>
    public IngestResult Ingest(params IReadOnlyList<SecurityManifest> manifests) => Ingest(Terms, manifests);

    /// <summary>The same on a day, or with a policy to decide again by.</summary>
    public IngestResult Ingest(IngestTerms terms, params IReadOnlyList<SecurityManifest> manifests)
    {
        var inbox = $"inbox-{++_ingests}";
        foreach (var (index, manifest) in manifests.Index())
        {
            _folder.Write($"{inbox}/{index:D3}", CompletedManifest.Of(manifest));
        }

        return IngestRun.Into(Path, ManifestSearch.In([_folder[inbox]]), terms, _ => { }, CancellationToken.None);
    }

    /// <summary>The answer to a question, one text per row, with <c>|</c> between columns.</summary>
    public IReadOnlyList<string> Ask(string sql) => Ask(Path, sql);

    /// <summary>The same of any store.</summary>
    public static IReadOnlyList<string> Ask(string path, string sql)
    {
        using var connection = InsightStore.OpenForReading(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => TextOf(reader.GetValue(column)))));
        }

        return rows;

        static string? TextOf(object value) => value is DBNull ? "" : Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Every row of every table, for comparing one store with another or with itself.</summary>
    public IReadOnlyList<string> Everything() =>
    [
        .. Ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .SelectMany(table => Ask($"SELECT '{table}', * FROM {table} ORDER BY 2")),
    ];

    /// <summary>Makes the store what the first psi would have made of the same manifests.</summary>
    public void TurnIntoVersion1()
    {
        var newer = Path + ".newer";
        File.Move(Path, newer);
        Tamper(RepositoryFolder.Page("src/Psi.Store/Migrations/Version1.sql"));
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Foreign Keys=False");
        connection.Open();
        connection.Execute($"ATTACH '{newer}' AS newer");
        foreach (var table in connection.Query<string>("SELECT name FROM main.sqlite_schema WHERE type = 'table'").ToList())
        {
            var columns = string.Join(", ", connection.Query<string>($"SELECT name FROM pragma_table_info('{table}', 'main')"));
            // What the first psi said of every service.
            var values = table == "service_state" ? columns.Replace("state", "'not-assessed'", StringComparison.Ordinal) : columns;
            connection.Execute($"INSERT INTO main.{table} ({columns}) SELECT {values} FROM newer.{table}");
        }

        connection.Execute($"DETACH newer; PRAGMA application_id = {0x50534931}; PRAGMA user_version = 1");
        File.Delete(newer);
    }

    /// <summary>Changes the file without psi.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();
}
