using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Psi.Verify.Comparing;

/// <summary>
/// The metadata of an assembly without the module's id and without addresses, which depend on what surrounds the metadata.
/// </summary>
internal static class ComparableMetadata
{
    private const int GuidSize = 16;
    private const int AddressSize = 4;

    /// <summary>A copy with these parts set to zero.</summary>
    public static byte[] Of(PEReader image)
    {
        var reader = image.GetMetadataReader();
        var bytes = image.GetMetadata().GetContent().ToArray();
        var id = reader.GetHeapOffset(reader.GetModuleDefinition().Mvid);
        // Indexes into the heap of ids begin with 1.
        bytes.AsSpan(reader.GetHeapMetadataOffset(HeapIndex.Guid) + ((id - 1) * GuidSize), GuidSize).Clear();
        ClearAddresses(reader, bytes, TableIndex.MethodDef);
        ClearAddresses(reader, bytes, TableIndex.FieldRva);
        return bytes;
    }

    // In both tables the address is the first column.
    private static void ClearAddresses(MetadataReader reader, byte[] bytes, TableIndex table)
    {
        var (start, size) = (reader.GetTableMetadataOffset(table), reader.GetTableRowSize(table));
        for (var row = 0; row < reader.GetTableRowCount(table); row++)
        {
            bytes.AsSpan(start + (row * size), AddressSize).Clear();
        }
    }
}
