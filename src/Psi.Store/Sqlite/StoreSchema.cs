using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Store.Migrations;

namespace Psi.Store.Sqlite;

/// <summary>What tells a store of psi from every other SQLite file, and one schema from the next.</summary>
internal static class StoreSchema
{
    // "PSI1" in ASCII: PRAGMA application_id, which the file command and others show.
    private const int ApplicationId = 0x50534931;

    /// <summary>Whether the file holds nothing yet.</summary>
    public static bool IsEmpty(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema") == 0;

    public static int VersionOf(SqliteConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    /// <summary>Lays out an empty file, or migrates a store of an earlier version. All of it is undone with the transaction.</summary>
    public static void BringUpToDate(SqliteTransaction transaction)
    {
        var connection = transaction.Connection!;
        if (!IsEmpty(connection))
        {
            Migration.Run(transaction, from: VersionOf(connection));
            return;
        }

        connection.Execute(SqliteSchemaText.Tables(), transaction: transaction);
        connection.Execute(SqliteSchemaText.Views(), transaction: transaction);
        // A pragma takes no parameters; these are constants of ours.
        connection.Execute(
            $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {StoreVersion.Current};", transaction: transaction);
    }

    /// <summary>Refuses what is not a store, and a store of a newer psi; returns its version.</summary>
    /// <exception cref="StoreException">It is one of these.</exception>
    public static int RequireKnownVersion(SqliteConnection connection, string path)
    {
        if (connection.ExecuteScalar<int>("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreException($"{path} is a database, but not one of psi; it is left as it is. Name another file with --store.");
        }

        return VersionOf(connection) switch
        {
            > StoreVersion.Current and var version => throw new StoreException(
                $"{path} has schema version {version}, and this psi knows {StoreVersion.Current}; it is left as it is. "
                + "Update the psi tool."),
            < 1 and var version => throw new StoreException(
                $"{path} has schema version {version}, which no released psi wrote; it is left as it is. "
                + "Name another file with --store."),
            var version => version,
        };
    }
}
