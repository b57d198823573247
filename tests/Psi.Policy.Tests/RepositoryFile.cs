namespace Psi.Policy.Tests;

/// <summary>Files of this repository that tests hold the code to.</summary>
internal static class RepositoryFile
{
    public static string Text(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, path));
            }
        }

        throw new InvalidOperationException($"the repository's root is not above {AppContext.BaseDirectory}");
    }
}
