using Psi.Measures;

namespace Psi.Insights.Measures;

/// <summary>All that is told, by the product or repository it is told of.</summary>
/// <param name="Ledgers">What is told of each.</param>
/// <param name="Git">What of it git tells; null where it tells nothing.</param>
internal sealed record MeasuredScopes(IReadOnlyDictionary<FigureScope, ScopeLedger> Ledgers, GitInput? Git);
