namespace Psi.Store.Tables;

/// <summary>Gives a value of a shared table its row.</summary>
internal interface IRowIds
{
    /// <summary>The id of the value's row, which is made when there is none.</summary>
    long Of<TValue>(SharedTable<TValue> table, TValue value);
}
