namespace Psi.Store.Intervals;

/// <summary>A fact of the store that still holds.</summary>
/// <param name="Id">Its row.</param>
/// <param name="ValidFrom">Since when it holds.</param>
/// <param name="Fact">What holds.</param>
internal sealed record OpenInterval(long Id, string ValidFrom, Fact Fact);
