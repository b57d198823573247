namespace Psi.Policy;

/// <summary>
/// Tells whether a path in a repository leads out of it. A link to <c>/etc/passwd</c> that is called <c>psi.yaml</c> would show that file
/// in messages, and a link into another checkout would decide by what nobody reviewed here.
/// </summary>
public static class RepositoryLinks
{
    // A link may lead to a link.
    private const int MaximumDepth = 32;

    // .NET 6 and later have it, .NET Framework and this assembly's own target have not.
    private static readonly Func<FileSystemInfo, bool, FileSystemInfo?>? ResolveLinkTarget =
        (Func<FileSystemInfo, bool, FileSystemInfo?>?)typeof(FileSystemInfo)
            .GetMethod("ResolveLinkTarget", [typeof(bool)])
            ?.CreateDelegate(typeof(Func<FileSystemInfo, bool, FileSystemInfo?>));

    /// <summary>Why a file was not read, as the rest of a sentence.</summary>
    public const string Reason = "it is a link that leads out of the repository, or lies behind one, and such links are not followed";

    /// <summary>
    /// Whether a path below the root is, or lies behind, a link to somewhere else. False for a path that is not below it: who names
    /// such a file means it. Where a link's target can't be told, it counts as leading out.
    /// </summary>
    /// <param name="root">The repository root, absolute.</param>
    /// <param name="path">Absolute; it need not exist.</param>
    public static bool LeadOut(string root, string path) => LeadOut(root, path, ResolveLinkTarget);

    internal static bool LeadOut(string root, string path, Func<FileSystemInfo, bool, FileSystemInfo?>? resolve)
    {
        // Absolute already; here '..' goes, as text.
        var (folder, full) = (WithSlash(new DirectoryInfo(root).FullName), new FileInfo(path).FullName);
        if (!full.StartsWith(folder, FileSystemPaths.Comparison) || !HasLink(folder, full))
        {
            return false;
        }

        return resolve is null
            || Real(full, resolve, MaximumDepth) is not { } target
            || Real(folder.TrimEnd(Path.DirectorySeparatorChar), resolve, MaximumDepth) is not { } home
            || !target.StartsWith(WithSlash(home), FileSystemPaths.Comparison);
    }

    private static bool HasLink(string folder, string full)
    {
        for (var part = full; part.Length > folder.Length; part = Path.GetDirectoryName(part)!)
        {
            if (FileSystemPaths.IsLink(part))
            {
                return true;
            }
        }

        return false;
    }

    // The path without links; null when there are too many, or one can't be followed.
    private static string? Real(string path, Func<FileSystemInfo, bool, FileSystemInfo?> resolve, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        var real = Path.GetPathRoot(path)!;
        foreach (var name in path.Substring(real.Length).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (!FileSystemPaths.IsLink(real))
            {
                continue;
            }

            try
            {
                FileSystemInfo link = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
                // What is a reparse point and no link, as in the folder of a cloud drive, has no target.
                if (resolve(link, false)?.FullName is { } target && Real(target, resolve, depth - 1) is var followed)
                {
                    if (followed is null)
                    {
                        return null;
                    }

                    real = followed;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }

        return real;
    }

    private static string WithSlash(string folder) => folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
}
