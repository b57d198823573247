using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Psi.Verify.Comparing;

/// <summary>
/// What the operating system loads before anything of an assembly runs. The compiler asks for one function of the runtime; where its name
/// lies depends on the size of everything else, so the names are compared.
/// </summary>
internal static class NativeImports
{
    // PE format, "Import Directory Table": five numbers; the first is the address of the lookup table, the fourth that of the name.
    private const int EntrySize = 20;
    private const int NameAt = 12;

    /// <summary>In bytes; the runtime's names have a dozen.</summary>
    private const int MaximumName = 512;

    private const int MaximumEntries = 64;

    /// <summary>Each library with its functions; an ordinal is a number.</summary>
    /// <exception cref="BadImageFormatException">The table leads out of the image, or has no end.</exception>
    public static IReadOnlyList<string> Of(PEReader image)
    {
        var names = new List<string>();
        var directory = image.PEHeaders.PEHeader!.ImportTableDirectory;
        for (var at = directory.RelativeVirtualAddress; directory.Size > 0; at += EntrySize)
        {
            var entry = ImageData.At(image, at, EntrySize);
            if (entry.IndexOfAnyExcept((byte)0) < 0)
            {
                break;
            }

            Limit(names);
            var functions = BinaryPrimitives.ReadInt32LittleEndian(entry);
            names.Add(Name(image, BinaryPrimitives.ReadInt32LittleEndian(entry[NameAt..])));
            AddFunctions(image, functions, names);
        }

        return names;
    }

    private static void AddFunctions(PEReader image, int table, List<string> names)
    {
        var isLong = image.PEHeaders.PEHeader!.Magic == PEMagic.PE32Plus;
        var size = isLong ? sizeof(long) : sizeof(int);
        for (var at = table; ; at += size)
        {
            var entry = ImageData.At(image, at, size);
            var value = isLong ? BinaryPrimitives.ReadInt64LittleEndian(entry) : BinaryPrimitives.ReadInt32LittleEndian(entry);
            if (value == 0)
            {
                return;
            }

            Limit(names);
            // The highest bit marks an ordinal; a name comes after a hint of two bytes.
            names.Add(value < 0 ? $"#{value & 0xFFFF}" : Name(image, checked((int)value) + 2));
        }
    }

    private static string Name(PEReader image, int address)
    {
        var section = image.GetSectionData(address);
        var bytes = section.GetContent(0, Math.Min(section.Length, MaximumName)).AsSpan();
        var end = bytes.IndexOf((byte)0);
        return end >= 0
            ? Encoding.ASCII.GetString(bytes[..end])
            : throw new BadImageFormatException("A name in the import table has no end.");
    }

    private static void Limit(List<string> names)
    {
        if (names.Count >= MaximumEntries)
        {
            throw new BadImageFormatException("The import table is longer than any compiler makes it.");
        }
    }
}
