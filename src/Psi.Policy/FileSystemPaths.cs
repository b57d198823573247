namespace Psi.Policy;

/// <summary>Paths as the file systems of this machine treat them.</summary>
public static class FileSystemPaths
{
    /// <summary>How to compare two paths: Windows ignores case.</summary>
    public static StringComparison Comparison { get; } =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The same as <see cref="Comparison"/>, for sets and dictionaries.</summary>
    public static StringComparer Comparer { get; } =
        Comparison == StringComparison.Ordinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether a path is a link, which can lead out of the repository; false when there is nothing or it cannot be seen.</summary>
    public static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Reading the path fails as well, and says why.
            return false;
        }
    }
}
