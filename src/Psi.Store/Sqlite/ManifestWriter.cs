using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Manifest;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes manifests into a store, all in one transaction: until <see cref="Commit"/> the file is as it was, whatever happens.
/// </summary>
public sealed class ManifestWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SharedRows _shared;
    private readonly IReadOnlyList<(FactTable Table, IntervalWriter Writer)> _tables;

    /// <summary>Starts a transaction. An empty file becomes a store in it, and a store of an earlier version is migrated.</summary>
    public ManifestWriter(SqliteConnection connection)
    {
        _connection = connection;
        // Takes the write lock at once: a second ingest waits, rather than fail halfway.
        _transaction = connection.BeginTransaction(deferred: false);
        try
        {
            StoreSchema.BringUpToDate(_transaction);
            _shared = new SharedRows(_transaction);
            _tables = [.. StoreTables.Facts.Select(table => (table, new IntervalWriter(_transaction, table)))];
        }
        catch
        {
            _transaction.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether there is nothing to learn from these bytes. What a repository says now is read again when an earlier psi wrote it, which
    /// dropped what its store had no tables for.
    /// </summary>
    public bool Knows(string sha256) => _connection.ExecuteScalar<long>(
        """
        SELECT count(*) FROM manifest m JOIN repository r ON r.id = m.repository_id
        WHERE m.sha256 = @sha256 AND (m.store_version = @Current OR r.present_manifest <> m.sha256)
        """,
        new { sha256, StoreVersion.Current },
        _transaction) > 0;

    /// <summary>Writes a manifest that the store does not know yet, or that it does not know in full.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="sha256">Of its bytes, in lower-case hex.</param>
    /// <param name="observedAt">See <see cref="ObservationTime"/>.</param>
    public IngestOutcome Write(SecurityManifest manifest, string sha256, string observedAt)
    {
        var repositoryId = RepositoryOf(manifest.Subject);
        var newest = _connection.QuerySingleOrDefault<string>(
            "SELECT m.observed_at FROM repository r JOIN manifest m ON m.sha256 = r.present_manifest WHERE r.id = @repositoryId",
            new { repositoryId },
            _transaction);
        var wasIngested = _connection.ExecuteScalar<long>(
            "SELECT count(*) FROM manifest WHERE sha256 = @sha256", new { sha256 }, _transaction) > 0;
        var isLate = newest is not null && string.CompareOrdinal(observedAt, newest) < 0;
        var outcome = isLate ? IngestOutcome.Late : IngestOutcome.Applied;
        Insert(new IncomingManifest(manifest, sha256, observedAt, repositoryId, outcome));
        if (isLate)
        {
            return outcome;
        }

        foreach (var (table, writer) in _tables)
        {
            writer.Write(repositoryId, table.FactsOf(manifest, _shared), observedAt);
        }

        _connection.Execute(
            "UPDATE repository SET present_manifest = @sha256 WHERE id = @repositoryId", new { sha256, repositoryId }, _transaction);
        return wasIngested ? IngestOutcome.AlreadyKnown : outcome;
    }

    /// <summary>Makes everything that was written permanent.</summary>
    public void Commit() => _transaction.Commit();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, writer) in _tables)
        {
            writer.Dispose();
        }

        _shared.Dispose();
        _transaction.Dispose();
    }

    private long RepositoryOf(ManifestSubject subject)
    {
        var id = _connection.QuerySingleOrDefault<long?>(
            "SELECT id FROM repository WHERE address = @Repository AND path = @Path",
            new { subject.Repository, subject.Path },
            _transaction);
        return id ?? (long)Insert(RepositoryTable.Instance, RepositoryTable.Instance.Values, subject, "RETURNING id")!;
    }

    // Another version of psi may have written the row already; see Knows.
    private void Insert(IncomingManifest incoming) => Insert(
        ManifestTable.Instance,
        ManifestTable.Instance.Values,
        incoming,
        "ON CONFLICT (sha256) DO UPDATE SET store_version = excluded.store_version");

    private object? Insert<TRow>(Table table, IReadOnlyList<Column<TRow>> columns, TRow row, string ending)
    {
        using var insert = PreparedCommand.Insert(_transaction, table.Name, [.. columns.Select(column => column.Name)], ending);
        return insert.With([.. columns.Select(column => column.Read(row, _shared))]).ExecuteScalar();
    }
}
