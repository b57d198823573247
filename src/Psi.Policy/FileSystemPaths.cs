namespace Psi.Policy;

/// <summary>Paths as the file systems of this machine treat them.</summary>
public static class FileSystemPaths
{
    // How FileSystemInfo.Attributes says that nothing is there.
    private const FileAttributes Absent = (FileAttributes)(-1);

    /// <summary>How to compare two paths: Windows ignores case.</summary>
    public static StringComparison Comparison { get; } =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The same as <see cref="Comparison"/>, for sets and dictionaries.</summary>
    public static StringComparer Comparer { get; } =
        Comparison == StringComparison.Ordinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>
    /// Whether nothing has this path. Files are often looked for where none is, and an exception costs a build more than this question.
    /// </summary>
    /// <exception cref="IOException">It can't be told.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be told.</exception>
    public static bool IsAbsent(string path) => new FileInfo(path).Attributes == Absent;

    /// <summary>Whether a path is a link, which can lead out of the repository; false when there is nothing or it cannot be seen.</summary>
    public static bool IsLink(string path)
    {
        try
        {
            var attributes = new FileInfo(path).Attributes;
            return attributes != Absent && (attributes & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Reading the path fails as well, and says why.
            return false;
        }
    }
}
