using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Psi.Verify.Compiling;

/// <summary>
/// The text that generators made during a compile: the compiler puts it into the debug information. No generator runs here. What is read is
/// a claim, and counts only once compiling it makes the assembly again.
/// </summary>
internal static class GeneratedSources
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md, "Embedded Source".
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>In bytes, of all texts together and of the debug information. What is larger would compile for minutes.</summary>
    private const int MaximumSize = 256 * 1024 * 1024;

    /// <summary>The documents that were generated, in the order in which the compiler must have had them.</summary>
    /// <param name="command">The compile.</param>
    /// <exception cref="BadImageFormatException">The assembly or its debug information is damaged.</exception>
    public static IReadOnlyList<GeneratedDocument> Of(CommandLine command)
    {
        using var image = new PEReader(File.OpenRead(command.Assembly));
        if (!image.HasMetadata)
        {
            return [];
        }

        if (image.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb) is
            { DataSize: > 0 } embedded)
        {
            RefuseLarge(image, embedded);
            using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            return Of(provider.GetMetadataReader(), image.GetMetadataReader(), command.Arguments);
        }

        if (Recompilation.DebugInformation(command) is not { } pdb || !File.Exists(pdb))
        {
            return [];
        }

        using var file = File.OpenRead(pdb);
        if (!IsPortable(file))
        {
            return [];
        }

        using var portable = MetadataReaderProvider.FromPortablePdbStream(file);
        return Of(portable.GetMetadataReader(), image.GetMetadataReader(), command.Arguments);
    }

    private static IReadOnlyList<GeneratedDocument> Of(MetadataReader debug, MetadataReader code, CSharpCommandLineArguments arguments)
    {
        var paths = new MappedPaths(arguments.PathMap);
        var files = arguments.SourceFiles.Select(source => paths.Mapped(source.Path)).ToHashSet(StringComparer.Ordinal);
        var documents = new List<GeneratedDocument>();
        var left = MaximumSize;
        foreach (var handle in debug.CustomDebugInformation)
        {
            var information = debug.GetCustomDebugInformation(handle);
            if (information.Parent.Kind != HandleKind.Document || debug.GetGuid(information.Kind) != EmbeddedSource)
            {
                continue;
            }

            var document = (DocumentHandle)information.Parent;
            var name = debug.GetString(debug.GetDocument(document).Name);
            // Projects may embed files of their own as well.
            if (!files.Contains(name))
            {
                var text = Text(debug.GetBlobBytes(information.Value), left);
                left -= text.Length;
                documents.Add(Parsed(document, paths.Original(name), text, arguments));
            }
        }

        return DocumentOrder.Of(debug, code, InGeneratorOrder(documents, arguments));
    }

    private static GeneratedDocument Parsed(DocumentHandle handle, string path, byte[] bytes, CSharpCommandLineArguments arguments)
    {
        var text = SourceText.From(bytes, bytes.Length, encoding: null, arguments.ChecksumAlgorithm, canBeEmbedded: true);
        var tree = CSharpSyntaxTree.ParseText(text, arguments.ParseOptions, path);
        return new GeneratedDocument(handle, tree, TypeNames.DeclaredIn(tree));
    }

    // The compiler asks one generator after the other, in the order of the assemblies they are in. A document lies in folders that are
    // called like the assembly and the generator; below them a generator has folders of its own, which say nothing of the order.
    private static List<GeneratedDocument> InGeneratorOrder(
        IReadOnlyList<GeneratedDocument> documents, CSharpCommandLineArguments arguments)
    {
        var folder = arguments.GeneratedFilesOutputDirectory ?? arguments.OutputDirectory;
        var assemblies = arguments.AnalyzerReferences
            .Select(reference => Path.GetFileNameWithoutExtension(reference.FilePath))
            .ToList();
        return
        [
            .. from document in documents
               let names = Path.GetRelativePath(folder, document.Tree.FilePath).Split(Path.DirectorySeparatorChar)
               let generator = names.Length > 2 ? names[1] : ""
               orderby assemblies.IndexOf(names[0]), generator
               select document,
        ];
    }

    // Four bytes: the length of what follows when it is compressed, else zero.
    private static byte[] Text(byte[] blob, int maximum)
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

        if (length < 0 || length > maximum)
        {
            throw new BadImageFormatException($"The embedded sources claim to be more than {MaximumSize / 1024 / 1024} MiB long.");
        }

        var text = new byte[length];
        using var packed = new DeflateStream(new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int)), CompressionMode.Decompress);
        packed.ReadExactly(text);
        return text;
    }

    // A signature, then how long it is when it is unpacked.
    private static void RefuseLarge(PEReader image, DebugDirectoryEntry embedded)
    {
        var data = image.GetSectionData(embedded.DataRelativeVirtualAddress);
        if (data.Length < 2 * sizeof(int) || BitConverter.ToUInt32(data.GetContent(sizeof(int), sizeof(int)).AsSpan()) > MaximumSize)
        {
            throw new BadImageFormatException($"The embedded debug information claims more than {MaximumSize / 1024 / 1024} MiB.");
        }
    }

    private static bool IsPortable(FileStream file)
    {
        Span<byte> signature = stackalloc byte[4];
        var isPortable = file.ReadAtLeast(signature, 4, throwOnEndOfStream: false) == 4 && signature.SequenceEqual("BSJB"u8);
        file.Position = 0;
        return isPortable;
    }
}
