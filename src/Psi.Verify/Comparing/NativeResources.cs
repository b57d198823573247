using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Psi.Verify.Comparing;

/// <summary>The resources of the operating system: version, icon, application manifest.</summary>
internal static class NativeResources
{
    // PE format, "The .rsrc Section": a directory has 16 bytes and entries of 8; a data entry has 16.
    private const int DirectorySize = 16;
    private const int EntrySize = 8;
    private const int Levels = 3;
    private const uint IsDirectory = 0x8000_0000;

    /// <summary>Says that they differ; null when they don't.</summary>
    public static string? Difference(PEReader left, PEReader right) =>
        Leaves(left).SequenceEqual(Leaves(right), StringComparer.Ordinal) ? null : "its native resources differ";

    /// <summary>Each with its names; its address is left out, because it depends on where the section is.</summary>
    public static List<string> Leaves(PEReader image)
    {
        var leaves = new List<string>();
        var directory = image.PEHeaders.PEHeader!.ResourceTableDirectory;
        if (directory.Size > 0)
        {
            Walk(image, ImageData.Of(image, directory), 0, "", 0, leaves);
        }

        return leaves;
    }

    private static void Walk(PEReader image, ReadOnlySpan<byte> section, int at, string name, int level, List<string> leaves)
    {
        var counts = Slice(section, at, DirectorySize);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(counts[12..]) + BinaryPrimitives.ReadUInt16LittleEndian(counts[14..]);
        for (var index = 0; index < count; index++)
        {
            var entry = Slice(section, at + DirectorySize + (index * EntrySize), EntrySize);
            var id = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            var target = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
            var path = $"{name}/{id}";
            if ((target & IsDirectory) == 0)
            {
                var data = Slice(section, (int)target, 16);
                var (address, size) = (BinaryPrimitives.ReadInt32LittleEndian(data), BinaryPrimitives.ReadInt32LittleEndian(data[4..]));
                leaves.Add($"{path}:{Convert.ToHexString(SHA256.HashData(ImageData.At(image, address, size)))}");
            }
            else if (level < Levels)
            {
                Walk(image, section, (int)(target & ~IsDirectory), path, level + 1, leaves);
            }
            else
            {
                throw new BadImageFormatException("The native resources are nested too deep.");
            }
        }
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> section, int at, int size) =>
        at >= 0 && at <= section.Length - size
            ? section.Slice(at, size)
            : throw new BadImageFormatException("The native resources point outside of themselves.");
}
