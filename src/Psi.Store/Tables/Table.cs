namespace Psi.Store.Tables;

/// <summary>
/// The one description of a table. The statements that make it, the writer's SQL and <c>schema.sql</c> all come from here.
/// </summary>
internal abstract class Table
{
    public abstract string Name { get; }

    /// <summary>What one row is, as <c>schema.sql</c> says it.</summary>
    public abstract string Comment { get; }

    /// <summary>All columns, in the order of the table.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>Columns that together are unique.</summary>
    public virtual IReadOnlyList<string> Unique => [];

    public virtual IReadOnlyList<TableIndex> Indexes => [];
}
