namespace Psi.Policy.Tests;

/// <summary>Files of this repository that tests hold the code to.</summary>
internal static class RepositoryFile
{
    private static readonly string Root = FindRoot();

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Writes a file that tests generate.</summary>
    public static void Write(string path, string text) => File.WriteAllText(Path.Combine(Root, path), text);

    /// <summary>The files of a pattern, relative to the root with <c>/</c>, without what builds leave behind.</summary>
    public static IEnumerable<string> PathsOf(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"the repository's root is not above {AppContext.BaseDirectory}");
    }
}
