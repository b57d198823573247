using Dapper;
using Microsoft.Data.Sqlite;

namespace Psi.Store.Sqlite;

/// <summary>
/// Opens a store. It is one plain file: no write-ahead log, whose two companions would have to be copied and deleted with it, and no
/// connection pool, which would hold the file after its last use.
/// </summary>
public static class InsightStore
{
    /// <summary>Opens a store to read from.</summary>
    /// <exception cref="StoreException">The file is missing or is no store, or another version of psi wrote it.</exception>
    public static SqliteConnection OpenForReading(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreException($"there is no store at {path}. Make one first: psi ingest <manifests> --store {path}");
        }

        // Not in read-only mode: an ingest that was killed left a journal, and the next one to open the file has to take its changes back.
        return Open(path, SqliteOpenMode.ReadWrite, connection =>
        {
            connection.Execute("PRAGMA query_only = ON");
            if (StoreSchema.IsEmpty(connection))
            {
                throw new StoreException($"the store {path} is empty. Fill it first: psi ingest <manifests> --store {path}");
            }

            // Who reads may not be allowed to write, and a report must not change what it reports on.
            if (StoreSchema.RequireKnownVersion(connection, path) < StoreVersion.Current)
            {
                throw new StoreException(
                    $"{path} was written by an earlier psi (schema version {StoreSchema.VersionOf(connection)}, and this psi reads "
                    + $"{StoreVersion.Current}). The next ingest brings it up to date: psi ingest <manifests> --store {path}");
            }
        });
    }

    /// <summary>Opens a store to write to, or an empty file in its place when there is none.</summary>
    /// <exception cref="StoreException">The file is something else, or a newer psi wrote it.</exception>
    public static SqliteConnection OpenForWriting(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return Open(path, SqliteOpenMode.ReadWriteCreate, connection =>
        {
            if (!StoreSchema.IsEmpty(connection))
            {
                StoreSchema.RequireKnownVersion(connection, path);
            }
        });
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, Action<SqliteConnection> inspect)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            inspect(connection);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new StoreException($"{path} can't be opened as a store: {exception.Message}", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
