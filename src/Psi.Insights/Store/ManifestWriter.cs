using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Insights.CommandLine;
using Psi.Insights.Store.Facts;
using Psi.Manifest;

namespace Psi.Insights.Store;

/// <summary>Writes manifests into a store, all in one transaction: until <see cref="Commit"/> the file is as it was, whatever happens.</summary>
internal sealed class ManifestWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Interning _interning;
    private readonly IReadOnlyList<(IntervalWriter Writer, Func<SecurityManifest, Interning, IEnumerable<object?[]>> Rows)> _tables;

    public ManifestWriter(SqliteConnection connection)
    {
        _connection = connection;
        // Takes the write lock at once: a second ingest waits, rather than fail halfway.
        _transaction = connection.BeginTransaction(deferred: false);
        try
        {
            if (StoreSchema.IsEmpty(connection))
            {
                StoreSchema.Create(connection, _transaction);
            }

            _interning = new Interning(connection, _transaction);
            _tables = [.. ManifestFacts.All.Select(t => (new IntervalWriter(_transaction, t.Table), t.Rows))];
        }
        catch
        {
            _transaction.Dispose();
            throw;
        }
    }

    /// <summary>Whether these bytes were ingested before.</summary>
    public bool Knows(string sha256) =>
        _connection.ExecuteScalar<long>("SELECT count(*) FROM manifest WHERE sha256 = @sha256", new { sha256 }, _transaction) > 0;

    /// <summary>Writes a manifest that the store does not know yet.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="sha256">Of its bytes, in lower-case hex.</param>
    /// <param name="observedAt">See <see cref="ObservationTime"/>.</param>
    public ManifestStanding Write(SecurityManifest manifest, string sha256, string observedAt)
    {
        var repositoryId = RepositoryOf(manifest.Subject);
        var newest = _connection.QuerySingleOrDefault<string>(
            "SELECT m.observed_at FROM repository r JOIN manifest m ON m.sha256 = r.present_manifest WHERE r.id = @repositoryId", new { repositoryId }, _transaction);
        var standing = newest is not null && string.CompareOrdinal(observedAt, newest) < 0 ? ManifestStanding.Late : ManifestStanding.Applied;
        Insert(manifest, sha256, observedAt, repositoryId, standing);
        if (standing == ManifestStanding.Late)
        {
            return standing;
        }

        foreach (var (writer, rows) in _tables)
        {
            writer.Write(repositoryId, rows(manifest, _interning), observedAt);
        }

        _connection.Execute("UPDATE repository SET present_manifest = @sha256 WHERE id = @repositoryId", new { sha256, repositoryId }, _transaction);
        return standing;
    }

    /// <summary>Makes everything written last.</summary>
    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        foreach (var (writer, _) in _tables)
        {
            writer.Dispose();
        }

        _transaction.Dispose();
    }

    private long RepositoryOf(ManifestSubject subject)
    {
        var root = new { address = subject.Repository, path = subject.Path, name = subject.Path.Length == 0 ? subject.Repository : $"{subject.Repository}/{subject.Path}" };
        return _connection.QuerySingleOrDefault<long?>("SELECT id FROM repository WHERE address = @address AND path = @path", root, _transaction)
            ?? _connection.ExecuteScalar<long>("INSERT INTO repository (name, address, path) VALUES (@name, @address, @path) RETURNING id", root, _transaction);
    }

    private void Insert(SecurityManifest manifest, string sha256, string observedAt, long repositoryId, ManifestStanding standing) => _connection.Execute(
        """
        INSERT INTO manifest (sha256, repository_id, observed_at, standing, commit_hash, branch, commit_time, decided_for,
                              policy_organisation, policy_version, policy_sha256, enforcement, tool_name, tool_version)
        VALUES (@sha256, @repositoryId, @observedAt, @standing, @commit, @branch, @commitTime, @decidedFor,
                @organisation, @policyVersion, @policySha256, @enforcement, @toolName, @toolVersion)
        """,
        new
        {
            sha256,
            repositoryId,
            observedAt,
            standing = EnumWord.Of(standing),
            commit = manifest.Subject.Commit,
            branch = manifest.Subject.Branch,
            commitTime = manifest.Subject.CommitTime,
            decidedFor = manifest.Policy.DecidedFor.ToString(),
            organisation = manifest.Policy.Organisation,
            policyVersion = manifest.Policy.Version,
            policySha256 = manifest.Policy.Sha256,
            enforcement = EnumWord.Of(manifest.Policy.Enforcement),
            toolName = manifest.Tool.Name,
            toolVersion = manifest.Tool.Version,
        },
        _transaction);
}
