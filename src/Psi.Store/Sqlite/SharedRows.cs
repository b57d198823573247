using Microsoft.Data.Sqlite;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>Gives components, their contents and policy entries their rows: each is stored once.</summary>
internal sealed class SharedRows(SqliteTransaction transaction) : IRowIds, IDisposable
{
    private readonly Dictionary<Table, Statements> _tables = [];

    public long Of<TValue>(SharedTable<TValue> table, TValue value)
    {
        if (!_tables.TryGetValue(table, out var statements))
        {
            statements = new Statements(
                PreparedCommand.Of(transaction, $"SELECT id FROM {table.Name} WHERE {table.IdentityColumn} = $identity", "$identity"),
                PreparedCommand.Insert(transaction, table.Name, [.. table.Values.Select(column => column.Name)], "RETURNING id"));
            _tables.Add(table, statements);
        }

        var identity = table.IdentityOf(value);
        if (!statements.Known.TryGetValue(identity, out var id))
        {
            id = (long)(statements.Select.With(identity).ExecuteScalar() ?? Insert(table, value, statements.Insert));
            statements.Known.Add(identity, id);
        }

        return id;
    }

    /// <summary>Forgets which rows there are, after a part of the transaction was undone.</summary>
    public void Forget()
    {
        foreach (var statements in _tables.Values)
        {
            statements.Known.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var statements in _tables.Values)
        {
            statements.Select.Dispose();
            statements.Insert.Dispose();
        }
    }

    private object Insert<TValue>(SharedTable<TValue> table, TValue value, SqliteCommand insert) =>
        insert.With([.. table.Values.Select(column => column.Read(value, this))]).ExecuteScalar()!;

    private sealed record Statements(SqliteCommand Select, SqliteCommand Insert)
    {
        public Dictionary<string, long> Known { get; } = new(StringComparer.Ordinal);
    }
}
