using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// How files are named in output: relative to the repository root, or to the package folder for files of a package, so that the same
/// sources give the same manifest on every machine.
/// </summary>
internal sealed class ShownPaths
{
    private const string Outside = "(outside)/";

    private readonly string _repositoryRoot;
    private readonly string? _packageRoot;
    private readonly Dictionary<string, string> _absolute = new(StringComparer.Ordinal);

    public ShownPaths(string repositoryRoot, string? packageRoot)
    {
        _repositoryRoot = WithSlash(repositoryRoot);
        _packageRoot = string.IsNullOrEmpty(packageRoot) ? null : WithSlash(packageRoot!);
    }

    /// <summary>The path as it is shown.</summary>
    public string Show(string absolute)
    {
        var full = Path.GetFullPath(absolute);
        if (Below(_repositoryRoot, full) is { } inside)
        {
            return inside;
        }

        var shown = Below(_packageRoot, full) ?? Above(full) ?? $"{Outside}{Path.GetFileName(full)}";
        _absolute[shown] = full;
        return shown;
    }

    /// <summary>Whether a file belongs to one of these folders, unless the repository does too.</summary>
    public bool IsBelow(IEnumerable<string> folders, string absolute)
    {
        var full = Path.GetFullPath(absolute);
        return folders.Select(WithSlash).Any(folder =>
            Below(folder, full) is not null && !_repositoryRoot.StartsWith(folder, FileSystemPaths.Comparison));
    }

    /// <summary>Whether a file is neither in the repository, nor in a folder above it, nor in a package.</summary>
    public bool IsElsewhere(string absolute) => Show(absolute).StartsWith(Outside, StringComparison.Ordinal);

    /// <summary>Whether a file came in a package.</summary>
    public bool IsPackage(string absolute) => Below(_packageRoot, Path.GetFullPath(absolute)) is not null;

    /// <summary>The absolute path of a shown one, for links in the output of a build.</summary>
    public string Absolute(string shown) =>
        _absolute.TryGetValue(shown, out var absolute) ? absolute : Path.GetFullPath(Path.Combine(_repositoryRoot, shown));

    /// <summary>The place with its path as it is shown.</summary>
    public FileLocation Show(FileLocation location) =>
        Path.IsPathRooted(location.Path) ? location with { Path = Show(location.Path) } : location;

    private static string? Below(string? folder, string path) =>
        folder is not null && path.StartsWith(folder, FileSystemPaths.Comparison) ? path.Substring(folder.Length).Replace('\\', '/') : null;

    // A file in a folder that holds the repository root, such as an .editorconfig further up.
    private string? Above(string path)
    {
        var up = "";
        var root = _repositoryRoot.TrimEnd(Path.DirectorySeparatorChar);
        for (var folder = Path.GetDirectoryName(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            up += "../";
            if (string.Equals(Path.GetDirectoryName(path), folder, FileSystemPaths.Comparison))
            {
                return up + Path.GetFileName(path);
            }
        }

        return null;
    }

    private static string WithSlash(string folder) => Path.GetFullPath(folder).TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
}
