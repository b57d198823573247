using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using Psi.Verify.Comparing;
using Psi.Verify.Projects;

namespace Psi.Verify.Artifacts;

/// <summary>
/// Reads the managed assemblies of what ships: a folder, a package or archive, a layer of an image or the image itself. What a file is, its
/// content says, and archives in archives are looked into: an application can unpack what it ships.
/// </summary>
internal sealed class ShippedFiles
{
    /// <summary>In bytes. No assembly that people ship is as large; archives can claim anything.</summary>
    private const long MaximumSize = 512 * 1024 * 1024;

    /// <summary>In bytes, of everything that is unpacked. Images of a machine are smaller.</summary>
    private const long MaximumUnpacked = 16L * 1024 * 1024 * 1024;

    /// <summary>An image, a layer, a compressed layer, a package in it, and what that package holds.</summary>
    private const int MaximumDepth = 6;

    private readonly List<OutputAssembly> _assemblies = [];
    private readonly IReadOnlySet<string> _verified;
    private long _unpacked;

    private ShippedFiles(IReadOnlySet<string> verified) => _verified = verified;

    /// <summary>The assemblies, with paths relative to what ships and <c>/</c>.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="verified">The names of files of which <see cref="OutputAssembly.Does"/> is wanted.</param>
    /// <exception cref="InvalidDataException">
    /// It is neither a folder nor an archive that can be read, it holds something that can't be looked at, or no assembly at all.
    /// </exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IReadOnlyList<OutputAssembly> In(string path, IReadOnlySet<string> verified)
    {
        var shipped = new ShippedFiles(verified);
        if (Directory.Exists(path))
        {
            shipped.AddFolder(path);
        }
        else
        {
            shipped.AddFile(path, Path.GetFileName(path), isAll: true);
        }

        // Comparing nothing would look like finding nothing.
        return shipped._assemblies.Count > 0
            ? [.. shipped._assemblies.OrderBy(assembly => assembly.Path, StringComparer.Ordinal)]
            : throw new InvalidDataException(
                "it holds no managed assembly, so nothing was compared. Of a program in a single file give the folder that it was made of");
    }

    private void AddFolder(string folder)
    {
        var content = OutputFolder.Content(folder);
        if (content.Links is [var link, ..])
        {
            throw new InvalidDataException($"{Shown(link)} is a link to a folder, which is not followed");
        }

        foreach (var assembly in content.Assemblies)
        {
            var known = _verified.Contains(Path.GetFileName(assembly.Path))
                ? WithWhatItDoes(assembly, File.ReadAllBytes(assembly.Path))
                : assembly;
            _assemblies.Add(known with { Path = Shown(assembly.Path) });
        }

        foreach (var file in content.Others)
        {
            AddFile(file, Shown(file), isAll: false);
        }

        string Shown(string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
    }

    private void AddFile(string path, string name, bool isAll)
    {
        using var file = File.OpenRead(path);
        Add(name, file, depth: 0, isAll);
    }

    private void Add(string name, Stream stream, int depth, bool isAll = false)
    {
        using var content = new ReadAheadStream(stream, Count);
        var kind = ContentKinds.Of(content.Start);
        if (kind == ContentKind.Zip && stream is FileStream)
        {
            // The archive that ships may be of any size: it is read where it lies.
            AddZip(isAll ? "" : $"{name}/", stream, depth);
            return;
        }

        if (kind is not (ContentKind.Other or ContentKind.Assembly) && depth == MaximumDepth)
        {
            throw new InvalidDataException($"{name} is an archive in more than {MaximumDepth} others");
        }

        try
        {
            AddContent(name, content, kind, depth, isAll);
        }
        catch (Exception exception) when (
            exception is ArgumentException or FormatException or NotSupportedException or InvalidOperationException or ArithmeticException
                or EndOfStreamException)
        {
            // What the readers of archives throw at damaged ones.
            throw new InvalidDataException($"{name} is damaged: {exception.Message}", exception);
        }
    }

    private void AddContent(string name, Stream content, ContentKind kind, int depth, bool isAll)
    {
        switch (kind)
        {
            case ContentKind.Assembly:
                var bytes = Bytes(content, name);
                if (OutputFolder.Read(name, bytes) is { } assembly)
                {
                    _assemblies.Add(_verified.Contains(Path.GetFileName(name)) ? WithWhatItDoes(assembly, bytes) : assembly);
                }

                break;
            case ContentKind.Zip:
                AddZip(isAll ? "" : $"{name}/", new MemoryStream(Bytes(content, name)), depth);
                break;
            case ContentKind.Tar:
                AddTar(isAll ? "" : $"{name}/", content, depth);
                break;
            case ContentKind.GZip:
                using (var unpacked = new GZipStream(content, CompressionMode.Decompress))
                {
                    Add(name, unpacked, depth + 1, isAll);
                }

                break;
            default:
                if (isAll)
                {
                    throw new InvalidDataException("it is neither a folder nor an archive that is known (zip, tar, tar.gz)");
                }

                break;
        }
    }

    private void AddZip(string folder, Stream content, int depth)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries.Where(entry => entry.Length > 0))
        {
            using var stream = entry.Open();
            Add(folder + entry.FullName, stream, depth + 1);
        }
    }

    private void AddTar(string folder, Stream content, int depth)
    {
        using var archive = new TarReader(content, leaveOpen: true);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                Add(folder + entry.Name, data, depth + 1);
            }
        }
    }

    private static OutputAssembly WithWhatItDoes(OutputAssembly assembly, byte[] bytes)
    {
        using var image = new PEReader([.. bytes]);
        return assembly with { Does = AssemblyDigest.DigestOfAll(image) };
    }

    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > MaximumUnpacked)
        {
            throw new InvalidDataException($"it holds more than {MaximumUnpacked / 1024 / 1024 / 1024} GiB, so it was not compared");
        }
    }

    private static byte[] Bytes(Stream stream, string name)
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
