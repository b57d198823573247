namespace Psi.Analyzers.Flow;

/// <summary>Bytes that are the same each time the program runs, because the code says them.</summary>
/// <param name="Length">How many there are; null where that was not worked out.</param>
/// <param name="IsZero">All are nought: an array that was made and never filled, mostly.</param>
/// <param name="Text">The text they were made of, if they were.</param>
internal sealed record KnownBytes(int? Length, bool IsZero = false, string? Text = null);
