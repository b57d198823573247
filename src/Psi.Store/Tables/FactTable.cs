using Psi.Manifest;

namespace Psi.Store.Tables;

/// <summary>
/// A table of facts about repositories, each with the time it held. Its columns have three roles: the key names a fact within its
/// repository (<c>occurrence</c> counts facts of the same key); the state is what is known of it, so a change closes the interval and
/// opens another; what is last seen is only kept up to date, because a moved line or a reworded reason is no news.
/// </summary>
internal abstract class FactTable : Table
{
    public const string RepositoryId = "repository_id";
    public const string Occurrence = "occurrence";
    public const string ValidFrom = "valid_from";
    public const string ValidTo = "valid_to";

    public abstract IReadOnlyList<Column> Key { get; }

    public virtual IReadOnlyList<Column> State => [];

    public virtual IReadOnlyList<Column> LastSeen => [];

    /// <summary>The columns that a manifest fills: key, state, last seen.</summary>
    public IReadOnlyList<Column> Facts => field ??= [.. Key, .. State, .. LastSeen];

    /// <summary>Whether there is a view of what holds now, named after the table and ending in <c>_now</c>.</summary>
    public virtual bool HasView => false;

    /// <summary>What the view shows of tables that no column names; null for nothing.</summary>
    public virtual ViewExtension? MoreInView => null;

    /// <summary>Indexes other than the one that finds what holds now in a repository.</summary>
    protected virtual IReadOnlyList<TableIndex> MoreIndexes => [];

    public sealed override IReadOnlyList<TableIndex> Indexes =>
        [new($"{Name}_present", RepositoryId) { OnlyPresent = true }, .. MoreIndexes];

    public sealed override IReadOnlyList<Column> Columns => field ??=
    [
        new("id", ColumnKind.Id),
        new(RepositoryId, ColumnKind.WholeNumber) { References = new("repository") },
        .. Key,
        new(Occurrence, ColumnKind.WholeNumber),
        .. State,
        .. LastSeen,
        new(ValidFrom, ColumnKind.Time),
        new(ValidTo, ColumnKind.Time) { IsOptional = true },
    ];

    /// <summary>The facts that a manifest states, each with its values in the order of <see cref="Facts"/>.</summary>
    public abstract IEnumerable<object?[]> FactsOf(StatedFacts facts, IRowIds ids);
}

/// <inheritdoc/>
/// <typeparam name="TRow">What a fact is made of.</typeparam>
internal abstract class FactTable<TRow> : FactTable
{
    public abstract override IReadOnlyList<Column<TRow>> Key { get; }

    public override IReadOnlyList<Column<TRow>> State => [];

    public override IReadOnlyList<Column<TRow>> LastSeen => [];

    public sealed override IEnumerable<object?[]> FactsOf(StatedFacts facts, IRowIds ids) => ValuesOf(RowsOf(facts), ids);

    /// <summary>The values of rows, in the order of <see cref="FactTable.Facts"/>.</summary>
    public IEnumerable<object?[]> ValuesOf(IEnumerable<TRow> rows, IRowIds ids)
    {
        Column<TRow>[] columns = [.. Key, .. State, .. LastSeen];
        return rows.Select(row => Array.ConvertAll(columns, column => column.Read(row, ids)));
    }

    /// <summary>What is written of a manifest: what it states, unless a table says otherwise.</summary>
    protected virtual IEnumerable<TRow> RowsOf(StatedFacts facts) => RowsOf(facts.Manifest);

    /// <summary>What the manifest states, in its order.</summary>
    protected abstract IEnumerable<TRow> RowsOf(SecurityManifest manifest);
}
