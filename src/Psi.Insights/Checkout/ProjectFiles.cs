using Psi.Insights.CommandLine;

namespace Psi.Insights.Checkout;

/// <summary>Finds the project files of a repository, to notice projects that were never built.</summary>
internal static class ProjectFiles
{
    // Case-sensitive: on such a file system "Bin" may contain sources.
    private static readonly HashSet<string> NotSources = new(["bin", "obj", "artifacts", "node_modules", ".git"], StringComparer.Ordinal);

    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>
    /// The project files below a root, relative to it with <c>/</c>, sorted; without those in output folders and below nested roots.
    /// No folder link is followed: what it points to inside the repository is found at its own place, and the rest is not the repository's.
    /// </summary>
    /// <param name="root">A full path.</param>
    /// <param name="problems">Folders that could not be read, and may hide projects.</param>
    public static IReadOnlyList<string> Find(string root, ICollection<InputProblem> problems)
    {
        var found = new List<string>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                foreach (var entry in folder.EnumerateFileSystemInfos())
                {
                    if (entry is DirectoryInfo below)
                    {
                        if (IsSearched(below))
                        {
                            folders.Push(below);
                        }
                    }
                    else if (Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                    {
                        found.Add(ShownPath.Of(entry.FullName, root));
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Add(
                    new InputProblem(
                        ShownPath.Of(folder.FullName, root), $"the folder could not be searched for projects: {exception.Message}"));
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>
    /// Whether a project of a fragment is still one of this root's: its file is there, and no folder in between has become a root of its
    /// own.
    /// </summary>
    /// <param name="path">Relative to the root with <c>/</c>, without <c>..</c>, as the reader of fragments guarantees.</param>
    public static bool IsStillThere(string root, string path)
    {
        if (!File.Exists(Path.Combine(root, path)))
        {
            return false;
        }

        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (RepositoryRoot.HasProductFile(Path.Combine(root, path[..slash])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSearched(DirectoryInfo folder) =>
        !NotSources.Contains(folder.Name)
        // Not every reparse point is a link: cloud drives use them for ordinary folders.
        && (!folder.Attributes.HasFlag(FileAttributes.ReparsePoint) || folder.LinkTarget is null)
        && !RepositoryRoot.HasProductFile(folder.FullName);
}
