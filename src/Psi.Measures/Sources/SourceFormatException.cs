namespace Psi.Measures.Sources;

/// <summary>A file of another tool says something that can't be right. The message tells what, and where in the file.</summary>
public sealed class SourceFormatException : Exception
{
    /// <param name="problem">What is wrong and what was expected, as a sentence without its full stop.</param>
    /// <param name="at">The place inside the file: a JSON path, an element, a column. Null for the file as a whole.</param>
    /// <param name="line">From 1; null when it is not known.</param>
    public SourceFormatException(string problem, string? at = null, long? line = null)
        : base(at is null ? problem : $"{at}: {problem}") => (Line, At) = (line, at);

    /// <summary>The line in the file, from 1; null when it is not known.</summary>
    public long? Line { get; }

    /// <summary>The place inside the file; null for the file as a whole.</summary>
    public string? At { get; }
}
