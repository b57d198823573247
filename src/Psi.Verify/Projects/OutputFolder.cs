using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Psi.Verify.Comparing;

namespace Psi.Verify.Projects;

/// <summary>The managed assemblies in a folder that a build wrote.</summary>
internal static class OutputFolder
{
    /// <summary>Every managed assembly in it and below, by path. No link is followed.</summary>
    /// <param name="folder">A full path; it need not exist.</param>
    public static IReadOnlyList<OutputAssembly> Assemblies(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return
        [
            .. Directory.EnumerateFiles(folder, "*", options)
                .Where(MayBeAssembly)
                .Order(StringComparer.Ordinal)
                .Select(Read)
                .OfType<OutputAssembly>(),
        ];
    }

    /// <summary>The assembly in a file; null when it holds no assembly.</summary>
    public static OutputAssembly? Read(string file) => Read(file, File.ReadAllBytes(file));

    /// <summary>Whether a file is called like an assembly.</summary>
    public static bool MayBeAssembly(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".dll" or ".exe" or ".netmodule" or ".winmd";

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
                PrecompiledFrom = PrecompiledCode.IsIn(image) ? PrecompiledCode.DigestOfTheRest(image) : null,
            };
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            // What the runtime can't load runs nowhere; a file of another system's programs is one as well.
            return null;
        }
    }
}

/// <summary>A managed assembly.</summary>
/// <param name="Path">A full path.</param>
/// <param name="Sha512">Of its bytes, in lower-case hex.</param>
/// <param name="Mvid">The id of its module.</param>
/// <param name="Size">In bytes.</param>
internal sealed record OutputAssembly(string Path, string Sha512, Guid Mvid, int Size)
{
    /// <summary>
    /// What the compiler made, of an assembly with precompiled code: see <see cref="PrecompiledCode.DigestOfTheRest"/>. Null of any other.
    /// </summary>
    public string? PrecompiledFrom { get; init; }
}
