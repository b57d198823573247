using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>
/// What a repository's manifest says nothing about though it lies below its root: roots of their own, and projects in folders of build
/// output. They are named, or anything could be hidden there.
/// </summary>
internal static class LeftOutProjects
{
    /// <summary>A folder of build output may hold any number of files.</summary>
    private const int MaximumFiles = 200_000;

    /// <summary>How many C# files of such a folder are looked into, for file-based apps.</summary>
    private const int MaximumSources = 2_000;

    private static readonly EnumerationOptions EveryFile = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>One entry for each root of its own, and for each folder of build output with a project or a file-based app in it.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="folders">Relative to it, as <see cref="RepositoryWalk"/> found them.</param>
    public static IReadOnlyList<ManifestLeftOut> In(string root, IReadOnlyList<LeftOutFolder> folders) =>
        [.. folders.Select(folder => folder.IsRoot ? Root(folder.Path) : Output(root, folder.Path)).OfType<ManifestLeftOut>()];

    private static ManifestLeftOut Root(string path) => new()
    {
        Path = path,
        Reason = $"it has a {RepositoryRoot.ProductFileName} of its own, so it is a root with a manifest of its own",
    };

    private static ManifestLeftOut? Output(string root, string path)
    {
        var projects = new List<string>();
        var sources = new List<string>();
        var seen = 0;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, path), "*", EveryFile).Take(MaximumFiles))
            {
                seen++;
                var shown = ShownPath.Of(file, root);
                if (ProjectFiles.IsProject(shown))
                {
                    projects.Add(shown);
                }
                else if (ProjectFiles.IsApp(shown) && sources.Count < MaximumSources)
                {
                    sources.Add(shown);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new() { Path = path, Reason = $"it could not be searched for projects: {DisplayText.OneLine(exception.Message)}" };
        }

        projects.AddRange(AppFiles.Among(root, sources, []));
        projects.Sort(StringComparer.Ordinal);
        if (projects.Count == 0)
        {
            return seen < MaximumFiles
                ? null
                : new() { Path = path, Reason = $"it holds more than {MaximumFiles} files, so not all were looked at" };
        }

        return new()
        {
            Path = path,
            Reason = $"it is a folder of build output by its name, which is not searched, and holds "
                + $"{Quantity.Of(projects.Count, "project")} that nobody assessed, the first {DisplayText.OneLine(projects[0])}",
        };
    }
}
