using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Paths as text, without access to the file system.</summary>
internal static class RepositoryPath
{
    /// <summary>The path as it is shown: relative to the root with <c>/</c> when it lies below it, else absolute with <c>/</c>.</summary>
    public static string Shown(string root, string path)
    {
        var folder = Normalized("", root).TrimEnd('/') + "/";
        var file = Normalized("", path);
        return file.Length > folder.Length && file.StartsWith(folder, FileSystemPaths.Comparison) ? file.Substring(folder.Length) : file;
    }

    /// <summary>
    /// The path seen from a folder, with <c>/</c> and without <c>.</c>, <c>..</c> and empty segments as far as they can be resolved.
    /// </summary>
    public static string Normalized(string folder, string path)
    {
        path = path.Replace('\\', '/');
        var rooted = path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
        var whole = rooted || folder.Length == 0 ? path : folder.Replace('\\', '/') + "/" + path;

        var segments = new List<string>();
        foreach (var segment in whole.Split('/'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }
        }

        // A share (//server/share) keeps both of its slashes.
        var start = whole.StartsWith("//", StringComparison.Ordinal) ? "//" : whole.StartsWith("/", StringComparison.Ordinal) ? "/" : "";
        return start + string.Join("/", segments);
    }

    /// <summary>The folder of a path with <c>/</c>; empty when it has none.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var at ? path.Substring(0, at) : "";

    /// <summary>What follows the last <c>/</c>.</summary>
    public static string FileNameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
