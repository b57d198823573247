using System.Diagnostics.CodeAnalysis;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>The bytes of a file of bounded size.</summary>
public static class FileContent
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="maximumLength">In bytes; a longer file is not read.</param>
    /// <param name="content">The bytes, or null.</param>
    /// <param name="reason">Why the file was not read; null when it does not exist.</param>
    public static bool TryRead(string path, int maximumLength, [NotNullWhen(true)] out byte[]? content, out string? reason)
    {
        content = null;
        reason = null;
        try
        {
            if (FileSystemPaths.IsAbsent(path))
            {
                return false;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (stream.Length > maximumLength)
            {
                reason = LongerThan(maximumLength);
                return false;
            }

            var bytes = new byte[(int)stream.Length];
            var read = 0;
            while (read < bytes.Length && stream.Read(bytes, read, bytes.Length - read) is > 0 and var count)
            {
                read += count;
            }
            // The file may have been shortened in the meantime; what was read is used as it is.
            if (read < bytes.Length)
            {
                Array.Resize(ref bytes, read);
            }

            content = bytes;
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
                                      or System.Security.SecurityException)
        {
            reason = DisplayText.OneLine(e.Message);
            return false;
        }
    }

    /// <summary>Reads a file of a repository whole, unless its path leads out of the repository.</summary>
    /// <param name="root">The repository root, absolute.</param>
    /// <inheritdoc cref="TryRead(string, int, out byte[], out string)"/>
    public static bool TryReadIn(
        string root, string path, int maximumLength, [NotNullWhen(true)] out byte[]? content, out string? reason)
    {
        if (!RepositoryLinks.LeadOut(root, path))
        {
            return TryRead(path, maximumLength, out content, out reason);
        }

        (content, reason) = (null, RepositoryLinks.Reason);
        return false;
    }

    /// <summary>The reason for a file that is too long.</summary>
    internal static string LongerThan(int maximumLength) => $"it is longer than {maximumLength / (1024 * 1024)} MiB";
}
