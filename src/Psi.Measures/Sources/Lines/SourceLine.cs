namespace Psi.Measures.Sources.Lines;

/// <summary>A line of a text file.</summary>
/// <param name="Text">Without its end.</param>
/// <param name="Number">From 1.</param>
internal readonly record struct SourceLine(string Text, long Number);
