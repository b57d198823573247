using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Store.Sqlite;

namespace Psi.Store.Migrations;

/// <summary>
/// Brings a store of an earlier version up to date: <c>Version2.sql</c> turns a store of version 1 into one of version 2, and so on. A
/// script is frozen once it is released: it names its tables itself and never follows the descriptions in <c>Tables</c>, which go on
/// changing. Our views hold no data and are made again from the descriptions; users' own are kept. <c>Version1.sql</c> is the first schema;
/// tests make old stores from it.
/// <para>
/// These are numbered scripts of ours and not DbUp's: the store's version is <c>PRAGMA user_version</c>, which is documented and copied
/// with the file, and the scripts must run in the transaction of the ingest, so that a killed one leaves the version that was there.
/// DbUp keeps a journal table of its own, and opens its own connection and transaction.
/// </para>
/// </summary>
internal static class Migration
{
    /// <summary>Runs the scripts after a version, within the transaction.</summary>
    public static void Run(SqliteTransaction transaction, int from)
    {
        if (from == StoreVersion.Current)
        {
            return;
        }

        var connection = transaction.Connection!;
        var foreign = ForeignObjects.Drop(transaction, OwnNames(from));
        DropViews(connection, transaction);
        for (var version = from + 1; version <= StoreVersion.Current; version++)
        {
            connection.Execute(Script(version), transaction: transaction);
        }

        connection.Execute(SqliteSchemaText.Views(), transaction: transaction);
        foreign.Restore();
        connection.Execute($"PRAGMA user_version = {StoreVersion.Current}", transaction: transaction);
    }

    /// <summary>The script that makes a store of this version from one of the version before.</summary>
    public static string Script(int version)
    {
        using var resource = typeof(Migration).Assembly.GetManifestResourceStream($"Version{version}.sql")
            ?? throw new InvalidOperationException($"there is no migration to version {version}");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    /// <summary>Makes the tables of an earlier version in an empty store; the views too in the first.</summary>
    public static void MakeTables(SqliteConnection store, int version)
    {
        for (var step = 1; step <= version; step++)
        {
            DropViews(store, transaction: null);
            store.Execute(Script(step));
        }
    }

    // SQLite renames no table while a view names one that is missing.
    private static void DropViews(SqliteConnection connection, SqliteTransaction? transaction)
    {
        var views = connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'view'", transaction: transaction).ToList();
        foreach (var view in views)
        {
            connection.Execute($"DROP VIEW \"{view}\"", transaction: transaction);
        }
    }

    /// <summary>The tables, indexes and views that psi made in a store of this version. SQLite takes names in any case.</summary>
    private static HashSet<string> OwnNames(int version)
    {
        using var store = new SqliteConnection("Data Source=:memory:;Pooling=False");
        store.Open();
        MakeTables(store, version);
        var names = store.Query<string>("SELECT name FROM sqlite_schema").ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (version > 1)
        {
            // Only the first script makes views.
            names.UnionWith(SqliteSchemaText.ViewNames);
        }

        return names;
    }
}
