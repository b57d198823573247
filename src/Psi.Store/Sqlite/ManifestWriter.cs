using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Manifest;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes manifests into a store, and takes them back, all in one transaction: until <see cref="Commit"/> the file is as it was, whatever
/// happens.
/// </summary>
public sealed class ManifestWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SharedRows _shared;
    private readonly IReadOnlyList<IntervalWriter> _writers;

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
            _writers = [.. StoreTables.Facts.Select(table => new IntervalWriter(_transaction, table))];
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

    /// <summary>Whether this is what its repository says now.</summary>
    public bool IsPresent(string sha256) => _connection.ExecuteScalar<long>(
        "SELECT count(*) FROM repository WHERE present_manifest = @sha256", new { sha256 }, _transaction) > 0;

    /// <summary>Writes a manifest that the store does not know yet, or that it does not know in full.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="sha256">Of its bytes, in lower-case hex.</param>
    /// <param name="observedAt">See <see cref="ObservationTime"/>.</param>
    /// <param name="redecision">What it comes to by the organisation's policy; null when nobody asked.</param>
    public IngestOutcome Write(SecurityManifest manifest, string sha256, string observedAt, Redecision? redecision = null)
    {
        var repositoryId = RepositoryOf(manifest.Subject);
        var present = _connection.QuerySingleOrDefault<PresentManifest>(
            """
            SELECT m.observed_at AS ObservedAt, m.commit_hash AS CommitHash, m.made_by AS MadeBy
            FROM repository r JOIN manifest m ON m.sha256 = r.present_manifest WHERE r.id = @repositoryId
            """,
            new { repositoryId },
            _transaction);
        var newest = present?.ObservedAt;
        var wasIngested = _connection.ExecuteScalar<long>(
            "SELECT count(*) FROM manifest WHERE sha256 = @sha256", new { sha256 }, _transaction) > 0;
        var isLate = present is not null
            && (string.CompareOrdinal(observedAt, newest) < 0 || IsOnlyClaimed(manifest, present));
        var outcome = isLate ? IngestOutcome.Late : IngestOutcome.Applied;
        Insert(new IncomingManifest(manifest, sha256, observedAt, repositoryId, outcome, isLate ? null : redecision));
        if (isLate)
        {
            return outcome;
        }

        var undo = new UndoLog(isCorrection: newest == observedAt);
        var facts = new StatedFacts(manifest, redecision?.Disagreements ?? []);
        foreach (var writer in _writers)
        {
            writer.Write(repositoryId, writer.Table.FactsOf(facts, _shared), observedAt, undo);
        }

        Keep(undo, sha256, wasIngested);
        _connection.Execute(
            "UPDATE repository SET present_manifest = @sha256 WHERE id = @repositoryId", new { sha256, repositoryId }, _transaction);
        return wasIngested ? IngestOutcome.AlreadyKnown : outcome;
    }

    // Of one commit the verification holds, and what builds say of it is a claim.
    private static bool IsOnlyClaimed(SecurityManifest manifest, PresentManifest present) =>
        manifest.MadeBy == ManifestMaker.Build
        && present.MadeBy == ManifestWord.Of(ManifestMaker.Verify)
        && manifest.Subject.Commit is { } commit
        && commit == present.CommitHash;

    /// <summary>Keeps what else than before the organisation's policy says of a manifest that its repository says now.</summary>
    /// <param name="sha256">Of the manifest's bytes.</param>
    /// <param name="redecision">What it comes to by the policy.</param>
    public void DecideAgain(string sha256, Redecision redecision)
    {
        var (repositoryId, observedAt) = _connection.QuerySingle<(long, string)>(
            "SELECT repository_id, observed_at FROM manifest WHERE sha256 = @sha256", new { sha256 }, _transaction);
        var undo = new UndoLog(isCorrection: true);
        var writer = _writers.Single(one => one.Table == StoreTables.Disagreements);
        writer.Write(repositoryId, StoreTables.Disagreements.ValuesOf(redecision.Disagreements, _shared), observedAt, undo);
        Keep(undo, sha256, wasIngested: true);
        _connection.Execute(
            """
            UPDATE manifest SET decided_again_for = @on, decided_again_by = @by, decided_again_sha256 = @policy WHERE sha256 = @sha256
            """,
            new
            {
                sha256,
                on = redecision.On.ToString(),
                by = $"{redecision.Organisation} {redecision.Version}",
                policy = redecision.Sha256,
            },
            _transaction);
    }

    /// <summary>
    /// Takes a manifest back: the store is as if it had never been ingested. Null when the store does not know it.
    /// </summary>
    /// <param name="sha256">Of its bytes, in lower-case hex.</param>
    /// <exception cref="StoreException">It can't be taken back: an earlier psi ingested it, or one after it.</exception>
    public ForgottenManifest? Forget(string sha256) => new ManifestEraser(_transaction, _writers).Forget(sha256);

    /// <summary>Makes everything that was written permanent.</summary>
    public void Commit() => _transaction.Commit();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var writer in _writers)
        {
            writer.Dispose();
        }

        _shared.Dispose();
        _transaction.Dispose();
    }

    // A manifest that an earlier psi ingested has none, and a later reading of it alone can't take it back.
    private void Keep(UndoLog undo, string sha256, bool wasIngested)
    {
        var earlier = wasIngested
            ? _connection.QuerySingleOrDefault<string>(
                "SELECT changes FROM manifest_undo WHERE manifest_sha256 = @sha256", new { sha256 }, _transaction)
            : "[]";
        if (earlier is not null)
        {
            _connection.Execute(
                "INSERT OR REPLACE INTO manifest_undo (manifest_sha256, changes) VALUES (@sha256, @changes)",
                new { sha256, changes = UndoLog.Join(earlier, undo.Text) },
                _transaction);
        }
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
        """
        ON CONFLICT (sha256) DO UPDATE SET store_version = excluded.store_version, decided_again_for = excluded.decided_again_for,
          decided_again_by = excluded.decided_again_by, decided_again_sha256 = excluded.decided_again_sha256,
          made_by = excluded.made_by, log_made_by = excluded.log_made_by
        """);

    private object? Insert<TRow>(Table table, IReadOnlyList<Column<TRow>> columns, TRow row, string ending)
    {
        using var insert = PreparedCommand.Insert(_transaction, table.Name, [.. columns.Select(column => column.Name)], ending);
        return insert.With([.. columns.Select(column => column.Read(row, _shared))]).ExecuteScalar();
    }

    /// <summary>What a repository says now.</summary>
    private sealed record PresentManifest
    {
        public string ObservedAt { get; init; } = "";

        public string? CommitHash { get; init; }

        public string? MadeBy { get; init; }
    }
}
