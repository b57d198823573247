using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Psi.Store.Queries;

/// <summary>Reads the answers to questions. Values go in as parameters only.</summary>
public static class RowReading
{
    /// <summary>All rows of an answer, each made by hand.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, object? parameters, Func<Row, T> make)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        var row = new Row(reader);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(make(row));
        }

        return rows;
    }

    /// <summary>Hands over the rows of an answer one by one, for answers that are too long for a list.</summary>
    public static void ForEach(this SqliteConnection connection, string sql, object? parameters, Action<Row> take)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        var row = new Row(reader);
        while (reader.Read())
        {
            take(row);
        }
    }

    /// <summary>
    /// All rows of an answer as records: each parameter of the constructor and each property that can be set is the column of its name
    /// (<c>TargetFramework</c> is <c>target_framework</c>). A new column of a table reaches a page by a new property of the page's record.
    /// </summary>
    public static List<T> Records<T>(this SqliteConnection connection, string sql, object? parameters = null)
        where T : class
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        var row = new Row(reader);
        List<T> records = [];
        while (reader.Read())
        {
            records.Add(RecordShape<T>.Read(row));
        }

        return records;
    }
}
