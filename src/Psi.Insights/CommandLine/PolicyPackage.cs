using System.IO.Compression;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>
/// The policy files of an organisation's NuGet package: those that its <c>build/*.props</c> adds as <c>PsiPolicy</c>. They are read from
/// the archive; nothing is extracted, and what is not plain is refused.
/// </summary>
internal static class PolicyPackage
{
    /// <summary>In bytes. A package of policy files is small.</summary>
    private const long MaximumPackage = 256 * 1024 * 1024;

    private const int MaximumEntries = 10_000;

    // The type bits of a Unix mode, which archives keep in the upper half of the external attributes.
    private const int UnixType = 0xF000;
    private const int UnixLink = 0xA000;

    /// <summary>The files in the order of the items, the props files by name.</summary>
    /// <param name="path">The package, a full path.</param>
    /// <param name="shown">How it is shown.</param>
    /// <param name="problems">Takes the reason for which it can't be read: then there is no file.</param>
    public static IReadOnlyList<PolicyInput> Read(string path, string shown, ICollection<Problem> problems)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (stream.Length > MaximumPackage)
            {
                throw new InvalidDataException($"it is longer than {MaximumPackage / 1024 / 1024} MiB");
            }

            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return FilesOf(archive, shown);
        }
        catch (FileNotFoundException)
        {
            problems.Add(PolicyArgument.Unreadable(shown, "the package can't be read: it does not exist"));
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException
                or ArgumentException)
        {
            var reason = DisplayText.OneLine(exception.Message).TrimEnd('.');
            problems.Add(PolicyArgument.Unreadable(shown, $"the package can't be read: {reason}"));
        }

        return [];
    }

    private static List<PolicyInput> FilesOf(ZipArchive archive, string shown)
    {
        if (archive.Entries.Count > MaximumEntries)
        {
            throw new InvalidDataException($"it has more than {MaximumEntries} entries");
        }

        var entries = archive.Entries.ToLookup(entry => NameOf(entry), StringComparer.OrdinalIgnoreCase);
        var props = entries.Where(entry => IsProps(entry.Key)).Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        if (props.Count == 0)
        {
            throw new InvalidDataException("it has no build/*.props, so it adds no policy to a build");
        }

        List<PolicyInput> files = [];
        foreach (var name in props)
        {
            foreach (var item in PolicyItems.Read(BytesOf(entries[name], name), name, entries.Select(entry => entry.Key)))
            {
                files.Add(new PolicyInput($"{shown}/{item.Path}", BytesOf(entries[item.Path], item.Path), item.Layer));
            }
        }

        return files.Count > 0
            ? files
            : throw new InvalidDataException($"{string.Join(", ", props)} names no policy file: no PsiPolicy item");
    }

    private static bool IsProps(string name) =>
        name.StartsWith("build/", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".props", StringComparison.OrdinalIgnoreCase)
        && name.IndexOf('/', "build/".Length) < 0;

    // NuGet writes names percent-encoded where a part of a package may not have a character.
    private static string NameOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName);

    private static byte[] BytesOf(IEnumerable<ZipArchiveEntry> named, string name)
    {
        if (named.ToList() is not [var entry])
        {
            throw new InvalidDataException(
                named.Any()
                    ? $"it has {name} twice, and tools differ in which of them they take"
                    : $"it has no {name}, which its props names");
        }

        if (((entry.ExternalAttributes >> 16) & UnixType) == UnixLink)
        {
            throw new InvalidDataException($"{name} is a link, not a file");
        }

        // What the archive says of a length may be wrong, so the bytes are counted.
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (content.Read(buffer) is > 0 and var count)
        {
            if (bytes.Length + count > PolicySources.MaximumSize)
            {
                throw new InvalidDataException($"{name} is longer than {PolicySources.MaximumSize / 1024 / 1024} MiB");
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
