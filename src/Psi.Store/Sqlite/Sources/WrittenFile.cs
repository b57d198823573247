using Psi.Measures;

namespace Psi.Store.Sqlite;

/// <summary>A file of another tool, written or refused as a whole.</summary>
/// <param name="Input">What it is.</param>
/// <param name="Tally">How much was understood; empty when it was refused.</param>
public sealed record WrittenFile(SourceInput Input, FileTally Tally)
{
    /// <summary>Why it was refused, as a sentence without its full stop; null when it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The line of the refusal, from 1; null for the whole file.</summary>
    public long? Line { get; init; }
}
