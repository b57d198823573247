using System.Runtime.CompilerServices;

namespace Psi.Structure.Tests;

/// <summary>The files of this repository that people write.</summary>
internal static class SourceTree
{
    /// <summary>The repository's root: the folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        ".git", ".vs", "artifacts", "bin", "node_modules", "obj", "TestResults",
    };

    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => [.. Read(new DirectoryInfo(Root))]);

    /// <summary>All text files whose names end in one of <paramref name="extensions"/>, by path.</summary>
    public static IEnumerable<SourceFile> Files(params string[] extensions) =>
        All.Value.Where(file => extensions.Any(extension => file.Path.EndsWith(extension, StringComparison.Ordinal)));

    /// <summary>The C# files below a folder.</summary>
    public static IEnumerable<SourceFile> CSharpBelow(string folder) =>
        Files(".cs").Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Extension is not (".png" or ".db"))
            {
                yield return new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName));
            }
        }

        var folders = folder.EnumerateDirectories().Where(inner => !Ignored.Contains(inner.Name));
        foreach (var file in folders.OrderBy(inner => inner.Name, StringComparer.Ordinal).SelectMany(Read))
        {
            yield return file;
        }
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = Path.GetDirectoryName(thisFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Psi.Analyzers.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"There is no Psi.Analyzers.sln above {thisFile}.");
    }
}
