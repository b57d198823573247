namespace Psi.Insights.CommandLine;

/// <summary>Paths as people and manifests read them.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the root with <c>/</c> when the path is below it, else the full path.</summary>
    public static string Of(string path, string root)
    {
        var relative = Path.GetRelativePath(root, path);
        var isBelow = !Path.IsPathRooted(relative)
            && relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow ? relative.Replace(Path.DirectorySeparatorChar, '/') : path;
    }
}
