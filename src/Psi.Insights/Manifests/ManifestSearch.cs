namespace Psi.Insights.Manifests;

/// <summary>The manifests below what a user names.</summary>
/// <param name="Files">In ordinal order of their paths, each once.</param>
/// <param name="Refused">What does not exist, can't be read, or holds no manifest.</param>
internal sealed record ManifestSearch(IReadOnlyList<string> Files, IReadOnlyList<RefusedInput> Refused)
{
    /// <summary>The name of a manifest in a folder; a file named by itself may have any name.</summary>
    public const string FileName = "security-manifest.json";

    /// <summary>
    /// Finds manifests: a file is one itself, a folder is searched to its bottom. Links to folders are not followed, so a loop ends.
    /// </summary>
    public static ManifestSearch In(IEnumerable<string> paths)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        List<RefusedInput> refused = [];
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(path))
            {
                files.TryAdd(Path.GetFullPath(path), path);
            }
            else if (Directory.Exists(path))
            {
                var found = Below(path, refused);
                if (found.Count == 0)
                {
                    refused.Add(new RefusedInput(path, $"no {FileName} in this folder or below it; psi manifest writes one"));
                }

                foreach (var file in found)
                {
                    files.TryAdd(Path.GetFullPath(file), file);
                }
            }
            else
            {
                refused.Add(new RefusedInput(path, "no such file or folder"));
            }
        }

        return new ManifestSearch([.. files.Values], refused);
    }

    private static List<string> Below(string root, List<RefusedInput> refused)
    {
        List<string> found = [];
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    var path = Path.Combine(folder, entry.Name);
                    if (entry is DirectoryInfo { LinkTarget: null })
                    {
                        folders.Push(path);
                    }
                    else if (entry is FileInfo && entry.Name == FileName)
                    {
                        found.Add(path);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                refused.Add(new RefusedInput(folder, $"the folder can't be searched: {exception.Message}"));
            }
        }

        return found;
    }
}
