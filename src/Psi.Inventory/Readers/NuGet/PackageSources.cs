using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Package sources as they may be shown to everyone.</summary>
internal static class PackageSources
{
    /// <summary>
    /// Addresses without user names, passwords and queries, which may hold keys; folders relative to the repository, or by their name
    /// alone.
    /// </summary>
    public static IReadOnlyList<string> Shown(IEnumerable<string> sources, string repositoryRoot) =>
        [.. sources
            .Select(source => Shown(source, repositoryRoot))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(source => source, StringComparer.Ordinal)];

    private static string Shown(string source, string repositoryRoot)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out var address) && !address.IsFile)
        {
            return DisplayText.OneLine(
                address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), 1024);
        }

        var shown = RepositoryPath.Shown(repositoryRoot, source);
        // Outside the repository, a folder's path tells about one machine only.
        var isOutside = shown.StartsWith("/", StringComparison.Ordinal) || (shown.Length > 1 && shown[1] == ':');
        return DisplayText.OneLine(isOutside ? RepositoryPath.FileNameOf(shown.TrimEnd('/')) : shown, 1024);
    }
}
