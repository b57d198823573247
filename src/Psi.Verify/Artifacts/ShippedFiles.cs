using System.Formats.Tar;
using System.IO.Compression;
using Psi.Verify.Projects;

namespace Psi.Verify.Artifacts;

/// <summary>Reads the managed assemblies of what ships: a folder, a package or archive, or a layer of an image.</summary>
internal static class ShippedFiles
{
    /// <summary>In bytes. No assembly that people ship is as large; archives can claim anything.</summary>
    private const long MaximumSize = 512 * 1024 * 1024;

    private static readonly string[] Zips = [".nupkg", ".snupkg", ".zip", ".vsix"];

    /// <summary>The assemblies, with paths relative to what ships and <c>/</c>.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="InvalidDataException">It is neither a folder nor an archive that can be read.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IReadOnlyList<OutputAssembly> In(string path)
    {
        if (Directory.Exists(path))
        {
            return
            [
                .. OutputFolder.Assemblies(path).Select(assembly => assembly with
                {
                    Path = Path.GetRelativePath(path, assembly.Path).Replace(Path.DirectorySeparatorChar, '/'),
                }),
            ];
        }

        var entries = Zips.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? OfZip(path) : OfTar(path);
        return [.. entries.OrderBy(assembly => assembly.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<OutputAssembly> OfZip(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(entry => OutputFolder.MayBeAssembly(entry.FullName)))
        {
            using var stream = entry.Open();
            if (OutputFolder.Read(entry.FullName, Content(stream, entry.FullName)) is { } assembly)
            {
                yield return assembly;
            }
        }
    }

    private static IEnumerable<OutputAssembly> OfTar(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var archive = new TarReader(unpacked);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data
                && OutputFolder.MayBeAssembly(entry.Name)
                && OutputFolder.Read(entry.Name, Content(data, entry.Name)) is { } assembly)
            {
                yield return assembly;
            }
        }
    }

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var isCompressed = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        file.Position = 0;
        return isCompressed;
    }

    private static byte[] Content(Stream stream, string name)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (content.Length + count > MaximumSize)
            {
                throw new InvalidDataException($"{name} is larger than {MaximumSize / 1024 / 1024} MiB, so it was not compared");
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
