using Psi.Insights.CommandLine;
using Psi.Inventory;

namespace Psi.Insights.Checkout;

/// <summary>Finds the projects of a repository, file-based apps among them, to notice those that were never built.</summary>
internal static class ProjectFiles
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>
    /// The project files and file-based apps below a root, relative to it with <c>/</c>, in ordinal order. <see cref="RepositoryWalk"/>
    /// says which folders are left out.
    /// </summary>
    /// <param name="root">A full path.</param>
    /// <param name="problems">Folders that could not be read, and may hide projects.</param>
    public static IReadOnlyList<string> Find(string root, ICollection<InputProblem> problems) => Find(root, problems, out _);

    /// <inheritdoc cref="Find(string, ICollection{InputProblem})"/>
    /// <param name="leftOut">The folders of build output and the roots of their own, which were not searched.</param>
    public static IReadOnlyList<string> Find(
        string root, ICollection<InputProblem> problems, out IReadOnlyList<LeftOutFolder> leftOut)
    {
        var walk = RepositoryWalk.Of(root, path => IsProject(path) || IsApp(path), IsLink);
        leftOut = walk.LeftOut;
        foreach (var folder in walk.Unreadable)
        {
            problems.Add(new InputProblem(folder.Path, $"the folder could not be searched for projects: {folder.Reason}"));
        }

        var sources = walk.Files.Where(file => IsApp(file.Path) && !file.IsLink).Select(file => file.Path);
        return
        [
            .. walk.Files.Select(file => file.Path).Where(IsProject)
                .Concat(AppFiles.Among(root, sources, problems))
                .Order(StringComparer.Ordinal),
        ];
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

    /// <summary>Whether a project file lies directly in a folder.</summary>
    public static bool HasProject(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(IsProject);

    /// <summary>Whether a project is a file-based app.</summary>
    public static bool IsApp(string path) => FileBasedApp.IsSource(path);

    /// <summary>Whether a file is a project file.</summary>
    public static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    // Not every reparse point is a link: cloud drives use them for ordinary folders.
    private static bool IsLink(FileSystemInfo entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;
}
