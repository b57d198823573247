using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Store.Intervals;

namespace Psi.Store.Sqlite;

/// <summary>
/// Takes a manifest back. Those that were applied after it are taken back first, from the last to the first, each after a look at what it
/// states; then they are applied again, as if the forgotten one had never been there. Values that are stored once each, such as components,
/// stay: other manifests may need them to be taken back, and what no fact names is shown nowhere.
/// </summary>
internal sealed class ManifestEraser(SqliteTransaction transaction, IReadOnlyList<IntervalWriter> writers)
{
    private readonly SqliteConnection _connection = transaction.Connection!;
    private readonly IntervalUndo _undo = new(transaction);

    /// <summary>Takes it back; null when the store does not know it.</summary>
    public ForgottenManifest? Forget(string sha256)
    {
        var forgotten = _connection.QuerySingleOrDefault<KnownManifest>(
            $"{KnownManifest.Question} WHERE sha256 = @sha256", new { sha256 }, transaction);
        if (forgotten is null)
        {
            return null;
        }

        var repositoryId = forgotten.RepositoryId;
        var repository = _connection.QuerySingle<string>(
            "SELECT name FROM repository WHERE id = @repositoryId", new { repositoryId }, transaction);
        // In the order in which they came.
        var all = _connection.Query<KnownManifest>(
            $"{KnownManifest.Question} WHERE repository_id = @repositoryId ORDER BY rowid", new { repositoryId }, transaction).ToList();
        if (forgotten.IsApplied)
        {
            TakeBack(repositoryId, [.. all.SkipWhile(one => one.Sha256 != sha256).Where(one => one.IsApplied)]);
        }

        var (present, late) = WithoutLate([.. all.Where(one => one.Sha256 != sha256)]);
        _connection.Execute(
            "UPDATE repository SET present_manifest = @present WHERE id = @repositoryId", new { present, repositoryId }, transaction);
        foreach (var gone in late.Append(sha256))
        {
            _connection.Execute("DELETE FROM manifest_undo WHERE manifest_sha256 = @gone", new { gone }, transaction);
            _connection.Execute("DELETE FROM manifest WHERE sha256 = @gone", new { gone }, transaction);
        }

        if (present is null)
        {
            _connection.Execute("DELETE FROM repository WHERE id = @repositoryId", new { repositoryId }, transaction);
        }

        return new ForgottenManifest(repository, forgotten.ObservedAt, present, late);
    }

    // The first is the one to forget.
    private void TakeBack(long repositoryId, IReadOnlyList<KnownManifest> applied)
    {
        var logs = applied.Select(one => (Manifest: one, Log: LogOf(one.Sha256))).ToList();
        if (logs.FirstOrDefault(one => one.Log is null).Manifest is { } unknown)
        {
            throw new StoreException(
                $"the manifest {unknown.Sha256} was ingested by an earlier psi, which kept nothing to take it back with, so the store is "
                + "as it was. Make a new store from your manifests without the wrong one.");
        }

        List<(KnownManifest Manifest, List<IReadOnlyList<Fact>> Facts)> later = [];
        for (var i = applied.Count - 1; i >= 0; i--)
        {
            if (i > 0)
            {
                later.Add((applied[i], [.. writers.Select(writer => writer.FactsOf(repositoryId))]));
            }

            var isFirstOfMoment = !_connection.Query<string>(
                "SELECT observed_at FROM manifest WHERE repository_id = @repositoryId AND standing = 'applied' AND rowid < @Row",
                new { repositoryId, applied[i].Row },
                transaction).Contains(applied[i].ObservedAt);
            _undo.Run(repositoryId, applied[i].ObservedAt, logs[i].Log!, isFirstOfMoment);
        }

        var before = _connection.QuerySingleOrDefault<string>(
            "SELECT max(observed_at) FROM manifest WHERE repository_id = @repositoryId AND standing = 'applied' AND rowid < @Row",
            new { repositoryId, applied[0].Row },
            transaction);
        foreach (var (manifest, facts) in Enumerable.Reverse(later))
        {
            var log = new UndoLog(isCorrection: before == manifest.ObservedAt);
            foreach (var (writer, held) in writers.Zip(facts))
            {
                writer.Write(repositoryId, held, manifest.ObservedAt, log);
            }

            _connection.Execute(
                "UPDATE manifest_undo SET changes = @Text WHERE manifest_sha256 = @Sha256", new { log.Text, manifest.Sha256 }, transaction);
            before = manifest.ObservedAt;
        }
    }

    private string? LogOf(string sha256) => _connection.QuerySingleOrDefault<string>(
        "SELECT changes FROM manifest_undo WHERE manifest_sha256 = @sha256", new { sha256 }, transaction);

    // What nothing newer but the forgotten one made late would be what the repository says now; the store does not hold what it says. What
    // a newer one has replaced since stays late.
    private static (string? Present, IReadOnlyList<string> Late) WithoutLate(IReadOnlyList<KnownManifest> rest)
    {
        var newest = rest.LastOrDefault(one => one.IsApplied);
        return (
            newest?.Sha256,
            [
                .. rest
                    .Where(one => !one.IsApplied)
                    .Where(one => newest is null || string.CompareOrdinal(one.ObservedAt, newest.ObservedAt) >= 0)
                    .Select(one => one.Sha256),
            ]);
    }

    private sealed record KnownManifest(long Row, string Sha256, long RepositoryId, string ObservedAt, string Standing)
    {
        public const string Question =
            """
            SELECT rowid AS Row, sha256 AS Sha256, repository_id AS RepositoryId, observed_at AS ObservedAt, standing AS Standing
            FROM manifest
            """;

        public bool IsApplied => Standing == "applied";
    }
}
