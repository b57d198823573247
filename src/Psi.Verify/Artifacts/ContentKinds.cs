using Psi.Verify.Projects;

namespace Psi.Verify.Artifacts;

/// <summary>What a file holds, as far as it may hold assemblies.</summary>
internal enum ContentKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>What may be an assembly.</summary>
    Assembly,

    /// <summary>A zip archive, such as a NuGet package.</summary>
    Zip,

    /// <summary>One file or archive, compressed.</summary>
    GZip,

    /// <summary>A tar archive, such as a layer of an image.</summary>
    Tar,
}

/// <summary>Tells by how a file begins what it is. Its name says nothing.</summary>
internal static class ContentKinds
{
    /// <summary>How many bytes have to be known.</summary>
    public const int StartSize = 512;

    // Header of POSIX and GNU archives; older ones have none, and nobody writes them.
    private const int TarSignatureAt = 257;

    /// <summary>What begins like this.</summary>
    /// <param name="start">The first <see cref="StartSize"/> bytes, or all where there are fewer.</param>
    public static ContentKind Of(ReadOnlySpan<byte> start) =>
        OutputFolder.MayBeAssembly(start) ? ContentKind.Assembly
        : start.StartsWith("PK\x03\x04"u8) ? ContentKind.Zip
        : start is [0x1F, 0x8B, ..] ? ContentKind.GZip
        : start.Length >= StartSize && start[TarSignatureAt..].StartsWith("ustar"u8) ? ContentKind.Tar
        : ContentKind.Other;
}
