using System.Reflection.PortableExecutable;

namespace Psi.Verify.Comparing;

/// <summary>Parts of an image by their address.</summary>
internal static class ImageData
{
    /// <summary>What a directory entry points to; empty when there is none.</summary>
    /// <exception cref="BadImageFormatException">It points outside of the image.</exception>
    public static ReadOnlySpan<byte> Of(PEReader image, DirectoryEntry directory) =>
        directory.Size == 0 ? [] : At(image, directory.RelativeVirtualAddress, directory.Size);

    /// <summary>Bytes at an address.</summary>
    /// <exception cref="BadImageFormatException">The image has fewer.</exception>
    public static ReadOnlySpan<byte> At(PEReader image, int address, int size)
    {
        var section = image.GetSectionData(address);
        if (size < 0 || section.Length < size)
        {
            throw new BadImageFormatException($"{size} bytes at address {address} are outside of the image.");
        }

        return section.GetContent(0, size).AsSpan();
    }
}
