namespace Psi.Insights.Checkout;

/// <summary>Finds the folder that one manifest covers, as the build finds it.</summary>
internal static class RepositoryRoot
{
    /// <summary>The file that makes a folder the root of a repository.</summary>
    public const string ProductFileName = "psi.yaml";

    /// <summary>The folder of the nearest <c>psi.yaml</c> at or above, else the git root, else the folder itself.</summary>
    public static string Find(string folder) =>
        NearestAbove(folder, HasProductFile) ?? FindGitRoot(folder) ?? folder;

    /// <summary>The nearest folder at or above that git calls a work tree; null without one.</summary>
    public static string? FindGitRoot(string folder) =>
        // A file in a linked work tree or a submodule, else a folder.
        NearestAbove(folder, candidate => Path.Exists(Path.Combine(candidate, ".git")));

    /// <summary>Whether the folder is a root of its own.</summary>
    public static bool HasProductFile(string folder) => File.Exists(Path.Combine(folder, ProductFileName));

    private static string? NearestAbove(string folder, Func<string, bool> matches)
    {
        for (var candidate = folder; candidate is not null; candidate = Path.GetDirectoryName(candidate))
        {
            if (matches(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
