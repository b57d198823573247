using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Which files to look for declarations in, and in which order.</summary>
public static class DeclarationFiles
{
    private static readonly string[] ImportedByTheSdk = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>
    /// The files that the SDK imports by itself, from the project's folder up to the repository root: whether they are there is not
    /// asked. Those of upper folders are included because nearer ones may import them. Empty when the project is not below the root.
    /// </summary>
    public static IReadOnlyList<string> Conventional(string projectFile, string repositoryRoot) =>
        OnTheWayUp(projectFile, repositoryRoot, ImportedByTheSdk);

    /// <summary>
    /// Files of some names from the project's folder up to the repository root, the nearest first. None when the project does not lie below
    /// the root.
    /// </summary>
    public static IReadOnlyList<string> OnTheWayUp(string projectFile, string repositoryRoot, IReadOnlyList<string> names)
    {
        var files = new List<string>();
        var root = RepositoryPath.Normalized("", repositoryRoot).TrimEnd('/');
        var folder = RepositoryPath.FolderOf(RepositoryPath.Normalized("", projectFile));
        if (!(folder + "/").StartsWith(root + "/", FileSystemPaths.Comparison))
        {
            return files;
        }

        for (; folder.Length >= root.Length; folder = RepositoryPath.FolderOf(folder))
        {
            foreach (var name in names)
            {
                files.Add($"{folder}/{name}");
            }

            if (folder.Length == 0)
            {
                break;
            }
        }

        return files;
    }

    /// <summary>
    /// The order in which a developer would look: the project file, then the files of its own folder and of those above it, the nearest
    /// first, then all others. Each file once.
    /// </summary>
    public static IReadOnlyList<string> InOrder(string projectFile, IEnumerable<string> others)
    {
        var project = RepositoryPath.Normalized("", projectFile);
        var seen = new HashSet<string>(FileSystemPaths.Comparer) { project };
        var files = new List<string>();
        foreach (var other in others)
        {
            var file = RepositoryPath.Normalized("", other);
            if (seen.Add(file))
            {
                files.Add(file);
            }
        }

        var folder = RepositoryPath.FolderOf(project) + "/";
        files.Sort((one, another) =>
            Distance(one).CompareTo(Distance(another)) is not 0 and var order ? order : string.CompareOrdinal(one, another));
        files.Insert(0, project);
        return files;

        // Of folders on the way up, the longest is the nearest.
        int Distance(string file)
        {
            var own = RepositoryPath.FolderOf(file) + "/";
            return folder.StartsWith(own, FileSystemPaths.Comparison) ? folder.Length - own.Length : int.MaxValue;
        }
    }
}
