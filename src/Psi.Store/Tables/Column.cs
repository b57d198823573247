namespace Psi.Store.Tables;

/// <summary>One column of a table, in terms that no database owns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
internal record Column(string Name, ColumnKind Kind)
{
    /// <summary>Whether it may be NULL.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What <c>schema.sql</c> says about it; empty when the name says it all.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The words it may hold, when it is a <see cref="ColumnKind.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The column of another table whose rows it names; null when it names none.</summary>
    public Reference? References { get; init; }

    /// <summary>Whether it names the row.</summary>
    public bool IsPrimaryKey { get; init; }

    /// <summary>Whether no two rows may hold the same.</summary>
    public bool IsUnique { get; init; }

    /// <summary>What the views of tables that share this one's rows call the column; null when they leave it out.</summary>
    public string? NameInViews { get; init; } = Name;
}

/// <summary>One column, and how its value is read from what a row is made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Read">Gives text, <c>long</c>, <c>double</c> or null; asks <see cref="IRowIds"/> for the ids of shared rows.</param>
internal sealed record Column<TRow>(string Name, ColumnKind Kind, Func<TRow, IRowIds, object?> Read) : Column(Name, Kind);
