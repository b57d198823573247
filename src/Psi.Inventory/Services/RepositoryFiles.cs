using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>The other files of a repository, for readers whose file names one.</summary>
internal sealed class RepositoryFiles
{
    // A hostile file names as many others as it likes.
    private const int MaximumOpened = 200;

    private readonly Dictionary<string, RepositoryFile?> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths;
    private readonly Func<string, (byte[]? Content, string? Reason)> _open;

    /// <param name="paths">The files that the walk kept, relative to the root with <c>/</c>.</param>
    /// <param name="open">
    /// The content of a file by such a path, and why it could not be read. No content and no reason: there is no such file.
    /// </param>
    public RepositoryFiles(IReadOnlyCollection<string> paths, Func<string, (byte[]? Content, string? Reason)> open)
    {
        (_paths, _open) = (new HashSet<string>(paths, StringComparer.Ordinal), open);
        Scanners = new OwnScanners(this);
    }

    /// <summary>The scanners that the repository makes itself.</summary>
    public OwnScanners Scanners { get; }

    /// <summary>Whether the walk kept a file of this path.</summary>
    public bool Has(string path) => _paths.Contains(path);

    /// <summary>The files that the walk kept whose path is this one, or ends with it below some folder.</summary>
    public IReadOnlyList<string> EndingIn(string path) =>
        [.. _paths.Where(one => one == path || one.EndsWith("/" + path, StringComparison.Ordinal))
            .OrderBy(one => one, StringComparer.Ordinal)];

    /// <summary>A file of the repository; null when there is no such file or it can't be read, which the collector is told.</summary>
    /// <param name="folder">The folder of the file that names it, relative to the root with <c>/</c>.</param>
    /// <param name="name">As it is written.</param>
    /// <param name="namedAt">Where it is written.</param>
    /// <param name="signs">Is told why it can't be read.</param>
    public RepositoryFile? Open(string folder, string name, FileLocation namedAt, SignCollector signs)
    {
        var path = RepositoryPath.Normalized(folder, name);
        if (path.Length == 0 || path[0] == '/' || path.StartsWith("..", StringComparison.Ordinal) || path.IndexOf(':') >= 0
            || !DisplayText.IsPrintable(path))
        {
            return null;
        }

        if (_opened.TryGetValue(path, out var known))
        {
            return known;
        }

        if (_opened.Count >= MaximumOpened)
        {
            signs.Unreadable(namedAt, $"the files of this repository name more than the {MaximumOpened} others that are read");
            return null;
        }

        var (content, reason) = _open(path);
        if (content is null && reason is not null)
        {
            signs.Unreadable(namedAt, $"{DisplayText.OneLine(path)} could not be read: {reason}");
        }

        return _opened[path] = content is null ? null : new RepositoryFile(path, content);
    }
}
