using System.Formats.Tar;
using System.IO.Compression;
using Psi.Verify.Projects;

namespace Psi.Verify.Artifacts;

/// <summary>Reads the managed assemblies of what ships: a folder, a package or archive, or a layer of an image.</summary>
internal sealed class ShippedFiles
{
    /// <summary>In bytes. No assembly that people ship is as large; archives can claim anything.</summary>
    private const long MaximumSize = 512 * 1024 * 1024;

    private static readonly string[] Zips = [".nupkg", ".snupkg", ".zip", ".vsix"];

    private readonly string _path;

    private ShippedFiles(string path)
    {
        _path = path;
        Assemblies = Directory.Exists(path) ? OfFolder(path) : OfArchive();
    }

    /// <summary>The assemblies, with paths relative to what ships and <c>/</c>.</summary>
    public IReadOnlyList<OutputAssembly> Assemblies { get; }

    /// <summary>Reads what ships.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="InvalidDataException">It is neither a folder nor an archive that can be read.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ShippedFiles In(string path) => new(path);

    /// <summary>The bytes of an assembly; they are not kept, because all of them together may be large.</summary>
    public byte[] Content(OutputAssembly assembly) => Directory.Exists(_path)
        ? File.ReadAllBytes(Path.Combine(_path, assembly.Path))
        : Entries(name => name == assembly.Path).First().Content;

    private static IReadOnlyList<OutputAssembly> OfFolder(string path) =>
    [
        .. OutputFolder.Assemblies(path).Select(assembly => assembly with
        {
            Path = Path.GetRelativePath(path, assembly.Path).Replace(Path.DirectorySeparatorChar, '/'),
        }),
    ];

    private IReadOnlyList<OutputAssembly> OfArchive() =>
    [
        .. Entries(OutputFolder.MayBeAssembly)
            .Select(entry => OutputFolder.Read(entry.Name, entry.Content))
            .OfType<OutputAssembly>()
            .OrderBy(assembly => assembly.Path, StringComparer.Ordinal),
    ];

    private IEnumerable<(string Name, byte[] Content)> Entries(Func<string, bool> isWanted) =>
        Zips.Contains(Path.GetExtension(_path), StringComparer.OrdinalIgnoreCase) ? OfZip(isWanted) : OfTar(isWanted);

    private IEnumerable<(string Name, byte[] Content)> OfZip(Func<string, bool> isWanted)
    {
        using var archive = ZipFile.OpenRead(_path);
        foreach (var entry in archive.Entries.Where(entry => isWanted(entry.FullName)))
        {
            using var stream = entry.Open();
            yield return (entry.FullName, Content(stream, entry.FullName));
        }
    }

    private IEnumerable<(string Name, byte[] Content)> OfTar(Func<string, bool> isWanted)
    {
        using var file = File.OpenRead(_path);
        using var unpacked = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var archive = new TarReader(unpacked);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && isWanted(entry.Name))
            {
                yield return (entry.Name, Content(data, entry.Name));
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
