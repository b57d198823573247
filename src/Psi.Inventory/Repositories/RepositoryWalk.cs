namespace Psi.Inventory;

/// <summary>
/// The files of a repository, found by walking its folders once. Folders of build output and of tools are left out, and so are folders that
/// hold a product file of their own: they are repositories of their own, with their own manifest. No link to a folder is followed: a target
/// inside the repository is found in its own place, and a target outside does not belong to the repository.
/// </summary>
public sealed class RepositoryWalk
{
    private const string ProductFile = "psi.yaml";

    // Compared exactly: on a file system that distinguishes case, "Bin" may well hold sources.
    private static readonly HashSet<string> NotSources = new(["bin", "obj", "artifacts", "node_modules", ".git"], StringComparer.Ordinal);

    // What a build makes. Projects can be built from there all the same.
    private static readonly HashSet<string> Output = new(["bin", "obj", "artifacts"], StringComparer.Ordinal);

    private readonly Func<string, bool> _isWanted;
    private readonly Func<FileSystemInfo, bool> _isLink;
    private readonly List<WalkedFile> _files = [];
    private readonly List<UnreadableFolder> _unreadable = [];
    private readonly List<LeftOutFolder> _leftOut = [];

    private RepositoryWalk(Func<string, bool> isWanted, Func<FileSystemInfo, bool> isLink) => (_isWanted, _isLink) = (isWanted, isLink);

    /// <summary>The wanted files in ordinal order of their paths.</summary>
    public IReadOnlyList<WalkedFile> Files => _files;

    /// <summary>Folders that could not be listed and may hide files.</summary>
    public IReadOnlyList<UnreadableFolder> Unreadable => _unreadable;

    /// <summary>The folders of build output and the roots of their own that were not searched, in ordinal order of their paths.</summary>
    public IReadOnlyList<LeftOutFolder> LeftOut => _leftOut;

    /// <summary>Walks a repository.</summary>
    /// <param name="root">A full path.</param>
    /// <param name="isWanted">Whether to keep a file, by its path relative to the root with <c>/</c>.</param>
    /// <param name="isLink">
    /// Whether an entry is a link. By default every reparse point counts as one, since netstandard2.0 can't ask for more; a caller on .NET
    /// can tell links from the folders of cloud drives (<c>LinkTarget</c>).
    /// </param>
    public static RepositoryWalk Of(string root, Func<string, bool> isWanted, Func<FileSystemInfo, bool>? isLink = null)
    {
        var walk = new RepositoryWalk(isWanted, isLink ?? IsReparsePoint);
        var folders = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(root), "")]);
        while (folders.Count > 0)
        {
            var (folder, path) = folders.Pop();
            try
            {
                foreach (var entry in folder.EnumerateFileSystemInfos())
                {
                    var entryPath = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
                    if (entry is not DirectoryInfo below)
                    {
                        walk.Add(entry, entryPath);
                    }
                    else if (walk.IsSearched(below, entryPath))
                    {
                        folders.Push((below, entryPath));
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                walk._unreadable.Add(new UnreadableFolder(path.Length == 0 ? "." : path, exception.Message));
            }
        }

        walk._files.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        walk._leftOut.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        walk._unreadable.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return walk;
    }

    private void Add(FileSystemInfo file, string path)
    {
        if (_isWanted(path))
        {
            _files.Add(new WalkedFile(path, _isLink(file)));
        }
    }

    private bool IsSearched(DirectoryInfo folder, string path)
    {
        if (_isLink(folder))
        {
            return false;
        }

        if (NotSources.Contains(folder.Name))
        {
            if (Output.Contains(folder.Name))
            {
                _leftOut.Add(new LeftOutFolder(path, IsRoot: false));
            }

            return false;
        }

        if (!File.Exists(Path.Combine(folder.FullName, ProductFile)))
        {
            return true;
        }

        _leftOut.Add(new LeftOutFolder(path, IsRoot: true));
        return false;
    }

    private static bool IsReparsePoint(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}

/// <summary>A file that a walk found.</summary>
/// <param name="Path">Relative to the root with <c>/</c>.</param>
/// <param name="IsLink">Whether it is a link, which can lead out of the repository.</param>
public readonly record struct WalkedFile(string Path, bool IsLink);

/// <summary>A folder that a walk could not list.</summary>
/// <param name="Path">Relative to the root with <c>/</c>; <c>.</c> for the root itself.</param>
/// <param name="Reason">The system's message.</param>
public readonly record struct UnreadableFolder(string Path, string Reason);

/// <summary>A folder that a walk did not search.</summary>
/// <param name="Path">Relative to the root with <c>/</c>.</param>
/// <param name="IsRoot">Whether it has a product file of its own; else it is one of build output.</param>
public readonly record struct LeftOutFolder(string Path, bool IsRoot);
