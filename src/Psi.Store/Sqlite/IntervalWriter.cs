using Microsoft.Data.Sqlite;
using Psi.Store.Intervals;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Brings one table of facts up to date. Its statements are made from the table's description and prepared once; values are always
/// parameters.
/// </summary>
internal sealed class IntervalWriter : IDisposable
{
    // What the query returns before the facts.
    private const int LeadingColumns = 3;

    private readonly FactTable _table;
    private readonly SqliteCommand _select;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _close;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand? _refresh;

    public IntervalWriter(SqliteTransaction transaction, FactTable table)
    {
        _table = table;
        IReadOnlyList<string> facts = [.. table.Facts.Select(column => column.Name)];
        var columns = string.Join(", ", facts);
        _select = PreparedCommand.Of(
            transaction,
            $"""
            SELECT id, valid_from, occurrence, {columns} FROM {table.Name}
            WHERE repository_id = $repository AND valid_to IS NULL ORDER BY id
            """,
            "$repository");
        _insert = PreparedCommand.Insert(transaction, table.Name, ["repository_id", "valid_from", "occurrence", .. facts], "RETURNING id");
        _close = PreparedCommand.Of(transaction, $"UPDATE {table.Name} SET valid_to = $now WHERE id = $id", "$id", "$now");
        _forget = PreparedCommand.Of(transaction, $"DELETE FROM {table.Name} WHERE id = $id", "$id");
        _refresh = table.LastSeen.Count == 0 ? null : PreparedCommand.Of(
            transaction,
            $"UPDATE {table.Name} SET {Assignments(table.LastSeen)} WHERE id = $id",
            ["$id", .. table.LastSeen.Select(column => "$" + column.Name)]);
    }

    /// <summary>The table that is written.</summary>
    public FactTable Table => _table;

    /// <summary>Makes the table state these facts about a repository, from <paramref name="now"/> on.</summary>
    public void Write(long repositoryId, IEnumerable<object?[]> facts, string now, UndoLog undo) =>
        Write(repositoryId, IntervalChanges.Number(_table, facts), now, undo);

    /// <summary>The same with facts that have their numbers.</summary>
    public void Write(long repositoryId, IReadOnlyList<Fact> facts, string now, UndoLog undo)
    {
        var changes = IntervalChanges.Between(_table, Held(repositoryId), facts, now);
        foreach (var id in changes.Close)
        {
            _close.Run(id, now);
            undo.Closed(_table, id);
        }

        foreach (var interval in changes.Forget)
        {
            _forget.Run(interval.Id);
            undo.Forgot(_table, interval);
        }

        foreach (var (before, fact) in changes.Refresh)
        {
            _refresh!.Run([before.Id, .. fact.Values[^_table.LastSeen.Count..]]);
            undo.Refreshed(_table, before.Id, before.Fact, fact);
        }

        foreach (var fact in changes.Open)
        {
            undo.Opened(_table, (long)_insert.With([repositoryId, now, fact.Occurrence, .. fact.Values]).ExecuteScalar()!);
        }
    }

    /// <summary>What the table states about a repository now.</summary>
    public IReadOnlyList<Fact> FactsOf(long repositoryId) => [.. Held(repositoryId).Select(interval => interval.Fact)];

    public void Dispose()
    {
        foreach (var command in new[] { _select, _insert, _close, _forget, _refresh })
        {
            command?.Dispose();
        }
    }

    private static string Assignments(IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(column => $"{column.Name} = ${column.Name}"));

    private List<OpenInterval> Held(long repositoryId)
    {
        _select.Parameters[0].Value = repositoryId;
        using var reader = _select.ExecuteReader();
        var held = new List<OpenInterval>();
        while (reader.Read())
        {
            var values = new object?[_table.Facts.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i + LeadingColumns) ? null : reader.GetValue(i + LeadingColumns);
            }

            held.Add(new OpenInterval(reader.GetInt64(0), reader.GetString(1), new Fact(reader.GetInt64(2), values)));
        }

        return held;
    }
}
