namespace Psi.Policy;

/// <summary>A file's content, and every mistake in it.</summary>
/// <param name="Value">Null when the file can't be read at all. With errors it holds the valid parts; never decide by it.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record ReadResult<T>(T? Value, IReadOnlyList<Problem> Problems)
    where T : class
{
    /// <summary>Whether the file may be relied on.</summary>
    public bool IsValid => Value is not null && Problems.All(problem => problem.Severity < Severity.Error);
}
