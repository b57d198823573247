namespace Psi.Measures.Sources.Json;

/// <summary>A part of a JSON file that was asked for.</summary>
/// <param name="Which">The number of its path among those that were asked for, from 0.</param>
/// <param name="Indexes">The places in the lists on the way to it, from the outermost, from 0.</param>
/// <param name="Value">The value.</param>
internal readonly record struct JsonPart(int Which, IReadOnlyList<int> Indexes, SourceValue Value);
