using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Psi.Verify.Comparing;

/// <summary>The initial data of fields: what arrays and UTF-8 texts are filled with.</summary>
internal static class FieldData
{
    /// <summary>Names the first field whose data differs; null when none does.</summary>
    public static string? Difference(PEReader left, PEReader right)
    {
        var (one, other) = (left.GetMetadataReader(), right.GetMetadataReader());
        foreach (var handle in one.FieldDefinitions)
        {
            var field = one.GetFieldDefinition(handle);
            var addresses = (field.GetRelativeVirtualAddress(), other.GetFieldDefinition(handle).GetRelativeVirtualAddress());
            if (addresses is (0, 0))
            {
                continue;
            }

            var size = field.DecodeSignature(new SizeProvider(), null);
            if (addresses is (0, _) or (_, 0)
                || !ImageData.At(left, addresses.Item1, size).SequenceEqual(ImageData.At(right, addresses.Item2, size)))
            {
                return $"the data of field {one.GetString(field.Name)} differs";
            }
        }

        return null;
    }

    /// <summary>Adds everything that <see cref="Difference"/> compares.</summary>
    public static void AppendTo(IncrementalHash hash, PEReader image)
    {
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.FieldDefinitions)
        {
            var field = metadata.GetFieldDefinition(handle);
            if (field.GetRelativeVirtualAddress() is not 0 and var address)
            {
                hash.AppendData(ImageData.At(image, address, field.DecodeSignature(new SizeProvider(), null)));
            }
        }
    }

    /// <summary>How many bytes a field of a type has. Only what a compiler gives initial data to is known.</summary>
    private sealed class SizeProvider : ISignatureTypeProvider<int, object?>
    {
        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
        {
            PrimitiveTypeCode.Boolean or PrimitiveTypeCode.Byte or PrimitiveTypeCode.SByte => 1,
            PrimitiveTypeCode.Char or PrimitiveTypeCode.Int16 or PrimitiveTypeCode.UInt16 => 2,
            PrimitiveTypeCode.Int32 or PrimitiveTypeCode.UInt32 or PrimitiveTypeCode.Single => 4,
            PrimitiveTypeCode.Int64 or PrimitiveTypeCode.UInt64 or PrimitiveTypeCode.Double => 8,
            _ => throw Unknown(),
        };

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetTypeDefinition(handle).GetLayout() is { IsDefault: false, Size: > 0 } layout ? layout.Size : throw Unknown();

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => unmodifiedType;

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => throw Unknown();

        public int GetByReferenceType(int elementType) => throw Unknown();

        public int GetFunctionPointerType(MethodSignature<int> signature) => throw Unknown();

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => throw Unknown();

        public int GetGenericMethodParameter(object? genericContext, int index) => throw Unknown();

        public int GetGenericTypeParameter(object? genericContext, int index) => throw Unknown();

        public int GetPinnedType(int elementType) => throw Unknown();

        public int GetPointerType(int elementType) => throw Unknown();

        public int GetSZArrayType(int elementType) => throw Unknown();

        public int GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => throw Unknown();

        private static BadImageFormatException Unknown() => new("A field with initial data has a type whose size is not known.");
    }
}
