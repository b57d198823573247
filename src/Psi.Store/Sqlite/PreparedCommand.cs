using Microsoft.Data.Sqlite;

namespace Psi.Store.Sqlite;

/// <summary>Statements that are prepared once and run often. Values go in as parameters only.</summary>
internal static class PreparedCommand
{
    public static SqliteCommand Of(SqliteTransaction transaction, string sql, params IEnumerable<string> parameters)
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

    public static SqliteCommand Insert(SqliteTransaction transaction, string table, IReadOnlyList<string> columns, string returning = "")
    {
        IReadOnlyList<string> parameters = [.. columns.Select(column => "$" + column)];
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", parameters)}) {returning}";
        return Of(transaction, sql, parameters);
    }

    /// <summary>Changes a row: its values, and after them its id.</summary>
    public static SqliteCommand Update(SqliteTransaction transaction, string table, IReadOnlyList<string> columns) => Of(
        transaction,
        $"UPDATE {table} SET {string.Join(", ", columns.Select(column => $"{column} = ${column}"))} WHERE id = $id",
        [.. columns.Select(column => $"${column}"), "$id"]);

    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    public static void Run(this SqliteCommand command, params ReadOnlySpan<object?> values) => command.With(values).ExecuteNonQuery();
}
