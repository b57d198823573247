using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>Tells by its path whether a file holds secrets.</summary>
internal static class SecretFileName
{
    /// <summary>True for a file whose name says that it holds secrets, in a folder that no platform fills from a vault.</summary>
    /// <param name="path">Its path, as far as it is known, with <c>/</c> or <c>\</c> between the folders.</param>
    public static bool Is(string path)
    {
        path = path.Trim().Replace('\\', '/').TrimEnd('/');
        if (SecretFileCatalogue.HarmlessFolders.Any(folder => path.IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return false;
        }

        var name = path.Substring(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name.Substring(dot);
        var words = IdentifierWords.Of(dot < 0 ? name : name.Substring(0, dot));
        return !SecretFileCatalogue.HarmlessEndings.Contains(ending)
            && !words.Any(SecretFileCatalogue.HarmlessWords.Contains)
            && (SecretFileCatalogue.SecretEndings.Contains(ending, StringComparer.OrdinalIgnoreCase)
                || name.StartsWith(SecretFileCatalogue.EnvironmentOf, StringComparison.OrdinalIgnoreCase)
                || words.Any(SecretFileCatalogue.SecretWords.Contains)
                || HasApiKey(words));
    }

    private static bool HasApiKey(IReadOnlyList<string> words) =>
        Enumerable.Range(1, Math.Max(words.Count - 1, 0)).Any(index =>
            words[index] is SecretFileCatalogue.Key or SecretFileCatalogue.Keys && words[index - 1] == SecretFileCatalogue.Api);
}
