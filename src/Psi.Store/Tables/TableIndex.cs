namespace Psi.Store.Tables;

/// <summary>An index of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">What it sorts by.</param>
internal sealed record TableIndex(string Name, params IReadOnlyList<string> Columns)
{
    /// <summary>Whether only facts that hold now are in it.</summary>
    public bool OnlyPresent { get; init; }
}
