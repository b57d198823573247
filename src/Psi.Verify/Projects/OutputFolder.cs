using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Psi.Verify.Comparing;

namespace Psi.Verify.Projects;

/// <summary>
/// The managed assemblies in a folder that a build wrote. What makes one is its content: the runtime loads any file, whatever it is called,
/// and through any link.
/// </summary>
internal static class OutputFolder
{
    // What every image begins with that a runtime or an operating system of the Windows family loads.
    private const int SignatureSize = 2;

    /// <summary>In bytes.</summary>
    private const long MaximumSize = 512 * 1024 * 1024;

    /// <summary>Every managed assembly in it and below, by path, and the links to folders, which are not followed.</summary>
    /// <param name="folder">A full path; it need not exist.</param>
    public static OutputContent Content(string folder)
    {
        var (images, others, links) = (new List<string>(), new List<string>(), new List<string>());
        var waiting = new Stack<DirectoryInfo>(Directory.Exists(folder) ? [new DirectoryInfo(folder)] : []);
        while (waiting.TryPop(out var next))
        {
            foreach (var entry in next.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
            {
                if (entry is not DirectoryInfo below)
                {
                    if (IsFile(entry, out var isImage))
                    {
                        (isImage ? images : others).Add(entry.FullName);
                    }
                }
                else if (below.LinkTarget is null)
                {
                    waiting.Push(below);
                }
                else
                {
                    links.Add(below.FullName);
                }
            }
        }

        images.Sort(StringComparer.Ordinal);
        others.Sort(StringComparer.Ordinal);
        links.Sort(StringComparer.Ordinal);
        return new OutputContent([.. images.Select(Read).OfType<OutputAssembly>()], others, links);
    }

    /// <summary>The assembly in a file; null when it holds no assembly.</summary>
    public static OutputAssembly? Read(string file)
    {
        using var stream = File.OpenRead(file);
        if (stream.Length > MaximumSize)
        {
            return TooLarge(file);
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(file, bytes);
    }

    /// <summary>Whether bytes begin as those of an assembly do.</summary>
    public static bool MayBeAssembly(ReadOnlySpan<byte> start) => start.StartsWith("MZ"u8);

    /// <summary>The assembly that some bytes are; null when they are no assembly.</summary>
    /// <param name="file">How it is called.</param>
    /// <param name="bytes">All of it.</param>
    public static OutputAssembly? Read(string file, byte[] bytes)
    {
        try
        {
            using var image = new PEReader([.. bytes]);
            if (!image.HasMetadata)
            {
                return null;
            }

            var metadata = image.GetMetadataReader();
            return new OutputAssembly(
                file,
                Convert.ToHexStringLower(SHA512.HashData(bytes)),
                metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
                bytes.Length)
            {
                PrecompiledFrom = AssemblyDigest.HasPrecompiledCode(image) ? AssemblyDigest.DigestOfTheRest(image) : null,
            };
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            // What the runtime can't load runs nowhere; a file of another system's programs is one as well.
            return null;
        }
    }

    // A pipe has no length, and opening it would wait for ever.
    private static bool IsFile(FileSystemInfo entry, out bool isImage)
    {
        isImage = false;
        try
        {
            if ((entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true))
                is not FileInfo { Exists: true, Length: > SignatureSize } file)
            {
                return false;
            }

            using var stream = file.OpenRead();
            Span<byte> start = stackalloc byte[SignatureSize];
            isImage = stream.ReadAtLeast(start, SignatureSize, throwOnEndOfStream: false) == SignatureSize && MayBeAssembly(start);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A link that leads nowhere or in a circle, or what nobody may read: nothing can be loaded from there.
            return false;
        }
    }

    // Nobody compiled an assembly of this size, so nothing explains it, whatever its bytes are.
    private static OutputAssembly TooLarge(string file) => new(file, "", Guid.Empty, int.MaxValue);
}

/// <summary>What lies in the output of a project.</summary>
/// <param name="Assemblies">Every managed assembly, by path.</param>
/// <param name="Others">All other files, full paths.</param>
/// <param name="Links">The links to folders, full paths. What lies behind them ships with the output and was not looked at.</param>
internal sealed record OutputContent(
    IReadOnlyList<OutputAssembly> Assemblies, IReadOnlyList<string> Others, IReadOnlyList<string> Links);

/// <summary>A managed assembly.</summary>
/// <param name="Path">A full path.</param>
/// <param name="Sha512">Of its bytes, in lower-case hex.</param>
/// <param name="Mvid">The id of its module.</param>
/// <param name="Size">In bytes.</param>
internal sealed record OutputAssembly(string Path, string Sha512, Guid Mvid, int Size)
{
    /// <summary>
    /// What the compiler made, of an assembly with precompiled code: see <see cref="AssemblyDigest.DigestOfTheRest"/>. Null of any other.
    /// </summary>
    public string? PrecompiledFrom { get; init; }

    /// <summary>What it does: see <see cref="AssemblyDigest.DigestOfAll"/>. Null where nobody asked.</summary>
    public string? Does { get; init; }
}
