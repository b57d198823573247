using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>An assembly as a file.</summary>
/// <param name="Name">Its file name without the ending.</param>
/// <param name="Identity">The name that it was made with; its file name where it is no assembly.</param>
/// <param name="Version">Its file version; null when it has none that can be part of a package URL.</param>
/// <param name="Sha512">Of its bytes, in Base64.</param>
/// <param name="Length">In bytes.</param>
internal sealed record AssemblyFile(string Name, string Identity, string? Version, string Sha512, long Length)
{
    /// <summary>In bytes; a longer file is not read.</summary>
    private const int MaximumLength = 512 * 1024 * 1024;

    /// <summary>Reads a file; nothing of it is loaded or run.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="file">What it is, or null.</param>
    /// <param name="reason">Why it was not read; null when it does not exist.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out AssemblyFile? file, out string? reason)
    {
        file = null;
        reason = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaximumLength)
            {
                reason = FileContent.LongerThan(MaximumLength);
                return false;
            }

            using var algorithm = SHA512.Create();
            var hash = Convert.ToBase64String(algorithm.ComputeHash(stream));
            var name = Path.GetFileNameWithoutExtension(path);
            file = new AssemblyFile(name, IdentityOf(path) ?? name, VersionOf(path), hash, stream.Length);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = DisplayText.OneLine(exception.Message);
            return false;
        }
    }

    // Reads the file's own tables.
    private static string? IdentityOf(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Name is { Length: > 0 } name ? name : null;
        }
        catch (Exception exception) when (
            exception is BadImageFormatException or IOException or ArgumentException or System.Security.SecurityException)
        {
            return null;
        }
    }

    // Read from the resource of the file, which says anything its maker liked.
    private static string? VersionOf(string path)
    {
        var text = FileVersionInfo.GetVersionInfo(path).FileVersion?.Trim();
        return text is { Length: > 0 and <= 64 } && text.All(IsOfVersion) ? text : null;
    }

    private static bool IsOfVersion(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '.' or '-' or '+' or '_';
}
