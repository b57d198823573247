namespace Psi.Store.Tables;

/// <summary>What a column holds. Each database has its own type for it (<see cref="Sqlite.SqliteSchemaText"/>).</summary>
internal enum ColumnKind
{
    /// <summary>The number of a row.</summary>
    Id,

    Text,

    WholeNumber,

    RealNumber,

    /// <summary>0 or 1.</summary>
    Truth,

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>ISO 8601 in UTC.</summary>
    Time,

    /// <summary>A JSON array or object.</summary>
    Json,

    /// <summary>One of the words of an enum.</summary>
    Word,
}
