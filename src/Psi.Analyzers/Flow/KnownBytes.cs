namespace Psi.Analyzers.Flow;

/// <summary>Bytes that are the same each time the program runs, because they come from the code.</summary>
/// <param name="Length">How many there are; null where that is not known.</param>
/// <param name="IsZero">All bytes are zero, usually a new array that was never filled.</param>
/// <param name="Text">The text they were made from; null where they were not made from text.</param>
internal sealed record KnownBytes(int? Length, bool IsZero = false, string? Text = null);
