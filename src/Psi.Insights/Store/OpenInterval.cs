namespace Psi.Insights.Store;

/// <summary>A fact of the store that holds so far.</summary>
/// <param name="Id">Its row.</param>
/// <param name="ValidFrom">From when on it holds.</param>
/// <param name="Fact">What holds.</param>
internal sealed record OpenInterval(long Id, string ValidFrom, Fact Fact);
