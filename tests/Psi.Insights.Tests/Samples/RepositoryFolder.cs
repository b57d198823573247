namespace Psi.Insights.Tests.Samples;

/// <summary>This repository, whose pages and samples tests hold the code to.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"the repository's root is not above {AppContext.BaseDirectory}");
    }
}
