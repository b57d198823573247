namespace Psi.Store.Tables;

/// <summary>A table whose values are stored once each; facts name them by id.</summary>
/// <typeparam name="TValue">What a row is made of.</typeparam>
internal abstract class SharedTable<TValue> : Table
{
    /// <summary>Everything but the id.</summary>
    public abstract IReadOnlyList<Column<TValue>> Values { get; }

    /// <summary>The column that holds <see cref="IdentityOf"/>.</summary>
    public virtual string IdentityColumn => "identity";

    public sealed override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    /// <summary>A text that two values share exactly when they are the same.</summary>
    public abstract string IdentityOf(TValue value);
}
