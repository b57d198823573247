namespace Psi.Store.Tables;

/// <summary>A row of another table.</summary>
/// <param name="Table">The other table.</param>
/// <param name="Column">What names its rows.</param>
internal sealed record Reference(string Table, string Column = "id")
{
    /// <summary>Whether that row may be written after this one, in the same transaction.</summary>
    public bool IsDeferred { get; init; }
}
