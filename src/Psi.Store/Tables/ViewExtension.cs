namespace Psi.Store.Tables;

/// <summary>What a view shows of a table that no column of its own names.</summary>
/// <param name="Columns">The columns, as SQL.</param>
/// <param name="Join">The join, as SQL; <c>f</c> is the fact.</param>
internal sealed record ViewExtension(IReadOnlyList<string> Columns, string Join);
