using System.Diagnostics.CodeAnalysis;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Initialise;

/// <summary>Reads files of a repository without leaving it: no link is followed.</summary>
internal static class RepositoryText
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="path">The file, relative to the root with <c>/</c>.</param>
    /// <param name="maximumLength">In bytes; a longer file is not read.</param>
    /// <param name="content">The bytes, or null.</param>
    /// <param name="reason">Why there are none; null when the file is simply not there.</param>
    public static bool TryRead(string root, string path, int maximumLength, [NotNullWhen(true)] out byte[]? content, out string? reason)
    {
        (content, reason) = (null, null);
        for (var end = path.IndexOf('/'); ; end = path.IndexOf('/', end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (FileSystemPaths.IsLink(Path.Combine(root, part)))
            {
                reason = part == path ? "it is a link, which is not followed" : $"{part} is a link, which is not followed";
                return false;
            }

            if (end < 0)
            {
                break;
            }
        }

        return FileContent.TryRead(Path.Combine(root, path), maximumLength, out content, out reason);
    }
}
