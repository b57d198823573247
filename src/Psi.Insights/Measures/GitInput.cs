using Psi.Measures;

namespace Psi.Insights.Measures;

/// <summary>What git told that no file did.</summary>
/// <param name="Name">As figures name it.</param>
/// <param name="Scope">Of whom.</param>
/// <param name="Counts">How many records of each kind.</param>
internal sealed record GitInput(string Name, FigureScope Scope, IReadOnlyDictionary<string, long> Counts);
