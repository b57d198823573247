namespace Psi.Measures;

/// <summary>A line of code that can be covered by tests. Files of several test projects tell of the same line.</summary>
/// <param name="File">The file as the coverage file names it, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Hits">How often it ran.</param>
public readonly record struct CoveredLine(string File, int Line, long Hits);
