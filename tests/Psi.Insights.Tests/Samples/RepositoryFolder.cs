namespace Psi.Insights.Tests.Samples;

/// <summary>This repository, whose pages and samples tests hold the code to.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    /// <summary>A page's text.</summary>
    public static string Page(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>What a command printed about files of this repository, as if it had been run at the root.</summary>
    public static string Relative(string output) => output.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"the repository's root is not above {AppContext.BaseDirectory}");
    }
}
