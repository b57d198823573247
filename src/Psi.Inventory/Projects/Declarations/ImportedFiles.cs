using Psi.Policy;

namespace Psi.Inventory;

/// <summary>The files that a project file imports, or a file-based app includes, by a path that can be known without evaluating.</summary>
internal static class ImportedFiles
{
    /// <summary>
    /// Those within the repository, absolute; whether they are there is not asked. What an app includes may have <c>*</c> in its file name.
    /// </summary>
    /// <param name="path">The importing file, absolute.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="request">The project.</param>
    public static IEnumerable<string> Of(string path, byte[] content, ProjectInventoryRequest request)
    {
        // Most files import nothing: look before parsing.
        if (!FileBasedApp.IsSource(path) && content.AsSpan().IndexOf("<Import"u8) < 0)
        {
            yield break;
        }

        var root = RepositoryPath.Normalized("", request.RepositoryRoot).TrimEnd('/') + "/";
        foreach (var import in new DeclarationFile(path, content).Items(path, ""))
        {
            if (import.Kind == DeclarationKind.Import
                && Resolve(import.Value, path, request) is { } file
                && file.StartsWith(root, FileSystemPaths.Comparison))
            {
                yield return file;
            }
        }
    }

    private static string? Resolve(string written, string importing, ProjectInventoryRequest request)
    {
        var folder = RepositoryPath.FolderOf(RepositoryPath.Normalized("", importing));
        var expanded = written
            .Replace("$(MSBuildThisFileDirectory)", folder + "/")
            .Replace("$(MSBuildProjectDirectory)", RepositoryPath.FolderOf(RepositoryPath.Normalized("", request.ProjectFile)))
            .Replace("$(PsiRepositoryRoot)", RepositoryPath.Normalized("", request.RepositoryRoot).TrimEnd('/') + "/");
        if (expanded.IndexOfAny(['$', '@', '%', '?']) >= 0)
        {
            return null;
        }

        var file = RepositoryPath.Normalized(folder, expanded);
        var exact = FileBasedApp.IsSource(importing) ? RepositoryPath.FolderOf(file) : file;
        return exact.IndexOf('*') < 0 ? file : null;
    }
}
