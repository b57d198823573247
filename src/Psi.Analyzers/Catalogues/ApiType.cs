namespace Psi.Analyzers.Catalogues;

/// <summary>A row of a catalogue about a whole type.</summary>
/// <param name="Name">The metadata name of the type.</param>
/// <param name="Fact">What the rule has to know about it.</param>
internal sealed record ApiType<T>(string Name, T Fact);
