using Dapper;
using Microsoft.Data.Sqlite;

namespace Psi.Insights.Store;

/// <summary>What tells a store of psi from every other SQLite file, and one schema from the next.</summary>
internal static class StoreSchema
{
    /// <summary>The schema this psi writes and reads (<c>PRAGMA user_version</c>).</summary>
    public const int Version = 1;

    // "PSI1" in ASCII: PRAGMA application_id, which the file command and others show.
    private const int ApplicationId = 0x50534931;

    /// <summary>Whether the file holds nothing yet.</summary>
    public static bool IsEmpty(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema") == 0;

    /// <summary>Lays out an empty file. Inside a transaction, as all of it is undone with it.</summary>
    public static void Create(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var resource = typeof(StoreSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(resource);
        connection.Execute(reader.ReadToEnd(), transaction: transaction);
        // A pragma takes no parameters; these are constants of ours.
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};", transaction: transaction);
    }

    /// <summary>Refuses what is not a store, and a store of a newer psi.</summary>
    /// <exception cref="StoreException">It is one of these.</exception>
    public static void Require(SqliteConnection connection, string path)
    {
        if (connection.ExecuteScalar<int>("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreException($"{path} is a database, but not one of psi; it is left as it is. Name another file with --store.");
        }

        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Version)
        {
            throw new StoreException($"{path} has schema version {version}, and this psi knows {Version}; it is left as it is. Update the psi tool.");
        }

        if (version < Version)
        {
            throw new StoreException($"{path} has schema version {version}, which no released psi wrote; it is left as it is. Name another file with --store.");
        }
    }
}
