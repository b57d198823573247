namespace Psi.Store.Intervals;

/// <summary>One row of a fact table as a manifest states it.</summary>
/// <param name="Occurrence">1, and 2, 3… for the next facts of the same key: the same component may be declared at two places.</param>
/// <param name="Values">In the order of the table's facts: text, <c>long</c>, <c>double</c> or null.</param>
internal sealed record Fact(long Occurrence, object?[] Values);
