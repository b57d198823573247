namespace Psi.Policy;

/// <summary>A place in a text file. Places order by path (ordinal), then line, then column.</summary>
/// <param name="Path">The file, as it is to be shown: relative to the repository root with <c>/</c> where the file lies below it.</param>
/// <param name="Line">1-based; 0 when only the file is known.</param>
/// <param name="Column">1-based; 0 when only the line is known.</param>
public readonly record struct FileLocation(string Path, int Line = 0, int Column = 0) : IComparable<FileLocation>
{
    /// <summary>The form compilers use, which editors and CI systems turn into a link: <c>file(line,column)</c>.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => Path,
        (_, 0) => $"{Path}({Line})",
        _ => $"{Path}({Line},{Column})",
    };

    /// <inheritdoc/>
    public int CompareTo(FileLocation other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : (Line, Column).CompareTo((other.Line, other.Column));
    }
}
