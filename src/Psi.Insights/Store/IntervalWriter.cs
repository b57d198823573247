using Microsoft.Data.Sqlite;

namespace Psi.Insights.Store;

/// <summary>Brings one interval table up to date. Its statements are made of the table's own column names and prepared once; values are always parameters.</summary>
internal sealed class IntervalWriter : IDisposable
{
    private readonly IntervalTable _table;
    private readonly SqliteCommand _select;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _close;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand? _refresh;

    public IntervalWriter(SqliteTransaction transaction, IntervalTable table)
    {
        _table = table;
        var columns = string.Join(", ", table.Columns);
        var values = string.Join(", ", table.Columns.Select(c => "$" + c));
        _select = Prepare(
            transaction,
            $"SELECT id, valid_from, occurrence, {columns} FROM {table.Name} WHERE repository_id = $repository AND valid_to IS NULL ORDER BY id",
            "$repository");
        _insert = Prepare(
            transaction,
            $"INSERT INTO {table.Name} (repository_id, valid_from, occurrence, {columns}) VALUES ($repository, $now, $occurrence, {values})",
            ["$repository", "$now", "$occurrence", .. table.Columns.Select(c => "$" + c)]);
        _close = Prepare(transaction, $"UPDATE {table.Name} SET valid_to = $now WHERE id = $id", "$id", "$now");
        _forget = Prepare(transaction, $"DELETE FROM {table.Name} WHERE id = $id", "$id");
        _refresh = table.LastSeen.Count == 0 ? null : Prepare(
            transaction,
            $"UPDATE {table.Name} SET {string.Join(", ", table.LastSeen.Select(c => $"{c} = ${c}"))} WHERE id = $id",
            ["$id", .. table.LastSeen.Select(c => "$" + c)]);
    }

    /// <summary>Makes the table say of a repository what these rows say, from <paramref name="now"/> on.</summary>
    public void Write(long repositoryId, IEnumerable<object?[]> rows, string now)
    {
        var changes = IntervalChanges.Between(_table, Held(repositoryId), IntervalChanges.Number(_table, rows), now);
        foreach (var id in changes.Close)
        {
            Run(_close, id, now);
        }

        foreach (var id in changes.Forget)
        {
            Run(_forget, id);
        }

        foreach (var (id, fact) in changes.Refresh)
        {
            Run(_refresh!, [id, .. fact.Values[^_table.LastSeen.Count..]]);
        }

        foreach (var fact in changes.Open)
        {
            Run(_insert, [repositoryId, now, fact.Occurrence, .. fact.Values]);
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _select, _insert, _close, _forget, _refresh })
        {
            command?.Dispose();
        }
    }

    private List<OpenInterval> Held(long repositoryId)
    {
        _select.Parameters[0].Value = repositoryId;
        using var reader = _select.ExecuteReader();
        var held = new List<OpenInterval>();
        while (reader.Read())
        {
            var values = new object?[_table.Columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i + 3) ? null : reader.GetValue(i + 3);
            }

            held.Add(new OpenInterval(reader.GetInt64(0), reader.GetString(1), new Fact(reader.GetInt64(2), values)));
        }

        return held;
    }

    private static SqliteCommand Prepare(SqliteTransaction transaction, string sql, params IEnumerable<string> parameters)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
