using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Measures;

/// <summary>
/// The files that a sources file names, found by walking the folders below it. Links to folders are not followed, and a link to a file that
/// leads out is said and not read.
/// </summary>
internal sealed class SourceFileSearch
{
    private static readonly HashSet<string> NeverSearched = new([".git", "node_modules"], StringComparer.Ordinal);

    private readonly SortedDictionary<string, SourceEntry> _files = new(StringComparer.Ordinal);

    private SourceFileSearch(string folder) => Folder = folder;

    /// <summary>The folder of the sources file, absolute.</summary>
    public string Folder { get; }

    /// <summary>Paths relative to the folder with <c>/</c>, each with the first entry that names it.</summary>
    public IReadOnlyDictionary<string, SourceEntry> Files => _files;

    /// <summary>Files that several entries name, and files that are links out of the folder.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Entries that name no file that is there.</summary>
    public List<SourceEntry> Unmatched { get; } = [];

    /// <summary>The same files, to be read, in the order of their paths.</summary>
    public IEnumerable<SourceFile> SourceFiles =>
        _files.Select(file => new SourceFile(file.Key, file.Value, () => Open(Path.Combine(Folder, file.Key))));

    /// <summary>Why a file can't be read, as a sentence without its full stop.</summary>
    public static string WhyUnreadable(Exception failure) => $"the file can't be read: {failure.Message.TrimEnd('.')}";

    /// <summary>Searches.</summary>
    /// <param name="folder">The folder of the sources file, absolute.</param>
    /// <param name="sources">The sources file.</param>
    public static SourceFileSearch In(string folder, SourcesFile sources)
    {
        var search = new SourceFileSearch(folder);
        var found = search.FilesBelow(folder, sources.Path).ToList();
        foreach (var entry in sources.Sources)
        {
            var isMatched = false;
            foreach (var path in found.Where(path => entry.Files.Any(glob => glob.Matches(path))))
            {
                isMatched = true;
                search.Add(path, entry);
            }

            if (!isMatched)
            {
                search.Unmatched.Add(entry);
            }
        }

        return search;
    }

    private void Add(string path, SourceEntry entry)
    {
        if (_files.TryGetValue(path, out var other))
        {
            Problems.Add(new Problem(
                ProblemIds.PolicyInvalid,
                Severity.Error,
                entry.Location,
                $"'{path}' is named by the entry at line {other.Location.Line} too; it would count twice. Make the globs of one of them "
                + "narrower"));
        }
        else if (RepositoryLinks.LeadOut(Folder, Path.Combine(Folder, path)))
        {
            Problems.Add(new Problem(
                ProblemIds.PolicyInvalid, Severity.Error, entry.Location, $"'{path}' was not read: {RepositoryLinks.Reason}"));
        }
        else
        {
            _files.Add(path, entry);
        }
    }

    // A pipe or a device has no length, and to open it may wait for ever.
    private static Stream Open(string file) => new FileInfo(file).Length == 0
        ? new MemoryStream()
        : new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);

    private IEnumerable<string> FilesBelow(string root, string sources)
    {
        var folders = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(root), "")]);
        while (folders.Count > 0)
        {
            var (folder, path) = folders.Pop();
            foreach (var entry in EntriesOf(folder, path, sources))
            {
                var entryPath = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
                if (entry is not DirectoryInfo below)
                {
                    yield return entryPath;
                }
                else if (below.LinkTarget is null && !NeverSearched.Contains(below.Name))
                {
                    folders.Push((below, entryPath));
                }
            }
        }
    }

    // What lies in a folder that can't be read is missing from every figure, so it is said.
    private IReadOnlyList<FileSystemInfo> EntriesOf(DirectoryInfo folder, string path, string sources)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos()];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Problems.Add(new Problem(
                ProblemIds.PolicyInvalid,
                Severity.Error,
                new FileLocation(sources, 1, 1),
                $"the folder '{(path.Length == 0 ? "." : path)}' can't be searched: {failure.Message.TrimEnd('.')}"));
            return [];
        }
    }
}
