using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>Takes the changes of one manifest back, from the last to the first; see <see cref="UndoLog"/>.</summary>
internal sealed class IntervalUndo(SqliteTransaction transaction)
{
    private readonly SqliteConnection _connection = transaction.Connection!;

    /// <summary>Takes the newest manifest of a repository back.</summary>
    /// <param name="repositoryId">The repository.</param>
    /// <param name="observedAt">The manifest's moment.</param>
    /// <param name="log">What it changed.</param>
    /// <param name="isFirstOfMoment">
    /// Whether no other manifest of that moment is left: then all that began or ended at it is its own.
    /// </param>
    public void Run(long repositoryId, string observedAt, string log, bool isFirstOfMoment)
    {
        foreach (var change in JsonSerializer.Deserialize<List<JsonElement[]>>(log)!.AsEnumerable().Reverse())
        {
            var table = StoreTables.Facts.Single(one => one.Name == change[1].GetString());
            var id = change[2].GetInt64();
            switch (change[0].GetString())
            {
                case "open":
                    _connection.Execute($"DELETE FROM {table.Name} WHERE id = @id", new { id }, transaction);
                    break;
                case "close":
                    _connection.Execute($"UPDATE {table.Name} SET valid_to = NULL WHERE id = @id", new { id }, transaction);
                    break;
                case "refresh":
                    Restore(table, id, change.AsSpan(3));
                    break;
                default:
                    Insert(table, repositoryId, id, change.AsSpan(3));
                    break;
            }
        }

        if (!isFirstOfMoment)
        {
            return;
        }

        foreach (var table in StoreTables.Facts)
        {
            _connection.Execute(
                $"""
                DELETE FROM {table.Name} WHERE repository_id = @repositoryId AND valid_from = @observedAt;
                UPDATE {table.Name} SET valid_to = NULL WHERE repository_id = @repositoryId AND valid_to = @observedAt;
                """,
                new { repositoryId, observedAt },
                transaction);
        }
    }

    private void Restore(FactTable table, long id, ReadOnlySpan<JsonElement> values)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var name = values[i].GetString();
            var column = table.Facts.Single(one => one.Name == name);
            _connection.Execute(
                $"UPDATE {table.Name} SET {column.Name} = @value WHERE id = @id",
                new { id, value = ValueOf(values[i + 1], column) },
                transaction);
        }
    }

    private void Insert(FactTable table, long repositoryId, long id, ReadOnlySpan<JsonElement> values)
    {
        IReadOnlyList<string> columns =
            ["id", FactTable.RepositoryId, FactTable.ValidFrom, FactTable.Occurrence, .. table.Facts.Select(column => column.Name)];
        List<object?> row = [id, repositoryId, values[0].GetString(), values[1].GetInt64()];
        for (var i = 0; i < table.Facts.Count; i++)
        {
            row.Add(ValueOf(values[i + 2], table.Facts[i]));
        }

        using var insert = PreparedCommand.Insert(transaction, table.Name, columns);
        insert.Run([.. row]);
    }

    private static object? ValueOf(JsonElement value, Column column) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => column.Kind == ColumnKind.RealNumber ? value.GetDouble() : value.GetInt64(),
        _ => value.GetString(),
    };
}
