namespace Psi.Analyzers.Tests;

/// <summary>Where this repository is checked out.</summary>
internal static class SourceFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Psi.Analyzers.sln is in no folder above the tests.");
    }
}
