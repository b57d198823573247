using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Psi.Verify.Compiling;

/// <summary>
/// The text that generators made during a compile: the compiler puts it into the debug information. No generator runs here. What is read is
/// a claim, and counts only once compiling it makes the assembly again.
/// </summary>
internal static class GeneratedSources
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md, "Embedded Source".
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>In bytes. A generated text of this size compiles for minutes.</summary>
    private const int MaximumText = 256 * 1024 * 1024;

    /// <summary>The embedded texts, in the order in which the compiler must have had them.</summary>
    /// <param name="assembly">The assembly, a full path.</param>
    /// <param name="pdb">Its debug information, a full path; null when the compile wrote none.</param>
    /// <exception cref="BadImageFormatException">One of the two is damaged.</exception>
    public static IReadOnlyList<GeneratedSource> Of(string assembly, string? pdb)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.HasMetadata)
        {
            return [];
        }

        if (image.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) is
            { DataSize: > 0 } embedded)
        {
            using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            return Of(provider.GetMetadataReader(), image.GetMetadataReader());
        }

        if (pdb is null || !File.Exists(pdb))
        {
            return [];
        }

        using var file = File.OpenRead(pdb);
        if (!IsPortable(file))
        {
            return [];
        }

        using var portable = MetadataReaderProvider.FromPortablePdbStream(file);
        return Of(portable.GetMetadataReader(), image.GetMetadataReader());
    }

    private static List<GeneratedSource> Of(MetadataReader debug, MetadataReader code)
    {
        var texts = new Dictionary<DocumentHandle, GeneratedSource>();
        foreach (var handle in debug.CustomDebugInformation)
        {
            var information = debug.GetCustomDebugInformation(handle);
            if (information.Parent.Kind == HandleKind.Document && debug.GetGuid(information.Kind) == EmbeddedSource)
            {
                var document = (DocumentHandle)information.Parent;
                texts[document] = new GeneratedSource(
                    debug.GetString(debug.GetDocument(document).Name), Text(debug.GetBlobBytes(information.Value)));
            }
        }

        var order = DocumentOrder.Of(debug, code, texts.Keys.ToHashSet());
        return [.. texts.OrderBy(text => order.GetValueOrDefault(text.Key, int.MaxValue)).Select(text => text.Value)];
    }

    // Four bytes: the length of what follows when it is compressed, else zero.
    private static byte[] Text(byte[] blob)
    {
        if (blob.Length < sizeof(int))
        {
            throw new BadImageFormatException("An embedded source is shorter than its header.");
        }

        var length = BitConverter.ToInt32(blob, 0);
        if (length == 0)
        {
            return blob[sizeof(int)..];
        }

        if (length is < 0 or > MaximumText)
        {
            throw new BadImageFormatException($"An embedded source claims to be {length} bytes long.");
        }

        var text = new byte[length];
        using var packed = new DeflateStream(new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int)), CompressionMode.Decompress);
        packed.ReadExactly(text);
        return text;
    }

    private static bool IsPortable(FileStream file)
    {
        Span<byte> signature = stackalloc byte[4];
        var isPortable = file.ReadAtLeast(signature, 4, throwOnEndOfStream: false) == 4 && signature.SequenceEqual("BSJB"u8);
        file.Position = 0;
        return isPortable;
    }
}

/// <summary>A text that was compiled and is no file of the project.</summary>
/// <param name="Path">Its path as the debug information has it.</param>
/// <param name="Text">Its bytes.</param>
internal sealed record GeneratedSource(string Path, byte[] Text);
