using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Orders places by file, line and column.</summary>
internal sealed class ByPlace : IComparer<FileLocation>
{
    public static readonly ByPlace Instance = new();

    public int Compare(FileLocation x, FileLocation y)
    {
        var byFile = string.CompareOrdinal(x.Path, y.Path);
        return byFile != 0 ? byFile : (x.Line, x.Column).CompareTo((y.Line, y.Column));
    }
}
