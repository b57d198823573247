using System.Globalization;
using Microsoft.Data.Sqlite;
using Psi.Insights.Ingest;
using Psi.Insights.Store;
using Psi.Manifest;

namespace Psi.Insights.Tests.Samples;

/// <summary>A store in a file of its own, with what tests ask of one.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _ingests;

    public string Path => _folder["insights.db"];

    /// <summary>Ingests manifests in one run, each in a folder of its own.</summary>
    public IngestResult Ingest(params IReadOnlyList<SecurityManifest> manifests)
    {
        var inbox = $"inbox-{++_ingests}";
        foreach (var (index, manifest) in manifests.Index())
        {
            _folder.Write($"{inbox}/{index:D3}", manifest);
        }

        return IngestRun.Into(Path, ManifestSearch.In([_folder[inbox]]), _ => { }, CancellationToken.None);
    }

    /// <summary>The answer to a question, one text per row, with <c>|</c> between columns.</summary>
    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = InsightStore.OpenForReading(Path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>Every row of every table, for comparing one store with another or with itself.</summary>
    public IReadOnlyList<string> Everything() =>
        [.. Ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").SelectMany(table => Ask($"SELECT '{table}', * FROM {table} ORDER BY 2"))];

    /// <summary>Changes the file behind the back of psi.</summary>
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
