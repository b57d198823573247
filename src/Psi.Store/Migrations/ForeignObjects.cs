using Dapper;
using Microsoft.Data.Sqlite;

namespace Psi.Store.Migrations;

/// <summary>
/// The views, indexes and triggers that users made in their store. They are dropped before a migration and made again after it: a script
/// re-creates tables, which loses the indexes and triggers on them, and SQLite renames no table while a view names one that is missing.
/// </summary>
internal sealed class ForeignObjects
{
    private readonly SqliteTransaction _transaction;
    private readonly IReadOnlyList<SchemaObject> _objects;

    private ForeignObjects(SqliteTransaction transaction, IReadOnlyList<SchemaObject> objects) =>
        (_transaction, _objects) = (transaction, objects);

    /// <summary>Drops everything whose name is not one of psi's own.</summary>
    public static ForeignObjects Drop(SqliteTransaction transaction, IReadOnlySet<string> ownNames)
    {
        // The index of a UNIQUE constraint has no SQL; it belongs to its table. A trigger may be on a view.
        var all = transaction.Connection!.Query<SchemaObject>(
            """
            SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'index', 'trigger') AND sql IS NOT NULL
            ORDER BY type = 'trigger', rowid
            """,
            transaction: transaction);
        var foreign = new ForeignObjects(transaction, [.. all.Where(entry => !ownNames.Contains(entry.Name))]);
        foreach (var entry in foreign._objects.Reverse())
        {
            foreign.Execute($"DROP {entry.Type} {Quoted(entry.Name)}");
        }

        return foreign;
    }

    /// <summary>Makes them again.</summary>
    /// <exception cref="StoreException">One can't be made in the new schema.</exception>
    public void Restore()
    {
        foreach (var entry in _objects)
        {
            try
            {
                Execute(entry.Sql);
            }
            catch (SqliteException exception)
            {
                throw new StoreException(
                    $"the store can't be migrated, and is as it was: its {entry.Type} {entry.Name} is not psi's, and does not fit schema "
                    + $"version {StoreVersion.Current} ({exception.Message}). Drop it, ingest, and make it again under another name if "
                    + "psi has one of its name now.",
                    exception);
            }
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Not Dapper's, which would look for parameters in the SQL of others.
    private void Execute(string sql)
    {
        using var command = _transaction.Connection!.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record SchemaObject(string Type, string Name, string Sql);
}
