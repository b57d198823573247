namespace Psi.Benchmarks.Builds;

/// <summary>A solution that somebody has on disk. It is copied without what builds left there, and never changed.</summary>
/// <param name="solution">
/// The solution or project file. Its repository's folder is copied: the nearest one above it that git knows, else its own.
/// </param>
internal sealed class CopiedSolution(string solution) : ISourceTree
{
    private static readonly string[] LeftOut = ["bin", "obj", "artifacts", ".git", ".vs", "node_modules"];

    /// <inheritdoc/>
    public string Title => $"{Path.GetFileName(solution)}, {CountLines():N0} lines of C#";

    /// <inheritdoc/>
    public bool NeedsNoPackages => false;

    private string Root
    {
        get
        {
            var own = Path.GetDirectoryName(solution)!;
            for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (Path.Exists(Path.Combine(folder, ".git")))
                {
                    return folder;
                }
            }

            return own;
        }
    }

    /// <inheritdoc/>
    public string LayInto(string folder)
    {
        foreach (var file in Files())
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(folder, Path.GetRelativePath(Root, solution));
    }

    private int CountLines() =>
        Files().Where(file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Sum(file => File.ReadLines(file).Count());

    private IEnumerable<string> Files() => Below(Root);

    // Links are passed over: they may lead anywhere, and in circles.
    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
        .Concat(Directory
            .EnumerateDirectories(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(below => !LeftOut.Contains(Path.GetFileName(below), StringComparer.OrdinalIgnoreCase))
            .SelectMany(Below));
}
