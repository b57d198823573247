using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Psi.Insights.Report.Queries;

/// <summary>Reading answers.</summary>
internal static class RowReading
{
    /// <summary>All rows of an answer. Values go in as parameters only.</summary>
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
}
