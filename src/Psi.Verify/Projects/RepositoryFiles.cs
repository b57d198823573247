namespace Psi.Verify.Projects;

/// <summary>Which files the repository brings, rather than a build.</summary>
/// <param name="root">The root of the checkout, a full path.</param>
/// <param name="known">The files that it brings, relative to the root with <c>/</c>; null when nobody knows, so that all may be.</param>
internal sealed class RepositoryFiles(string root, IEnumerable<string>? known)
{
    private readonly string _below = RealPath(root) + Path.DirectorySeparatorChar;

    private readonly HashSet<string>? _known = known?.ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the repository brings a file, also where the path leads there through a link.</summary>
    /// <param name="file">A full path.</param>
    public bool Bring(string file)
    {
        var real = Path.Combine(RealPath(Path.GetDirectoryName(file)!), Path.GetFileName(file));
        return real.StartsWith(_below, StringComparison.Ordinal)
            && (_known is null || _known.Contains(real[_below.Length..].Replace(Path.DirectorySeparatorChar, '/')));
    }

    // Any folder above may be a link.
    private static string RealPath(string folder)
    {
        var info = new DirectoryInfo(Path.TrimEndingDirectorySeparator(folder));
        if (info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            return RealPath(target.FullName);
        }

        return info.Parent is { } parent ? Path.Combine(RealPath(parent.FullName), info.Name) : info.FullName;
    }
}
