using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The APIs around a hash that tell what it is for. Data only; <see cref="HashPurpose"/> reads it.</summary>
internal static class HashPurposeCatalogue
{
    public static HashSet<string> Hashes { get; } =
        new(StringComparer.Ordinal) { "HashData", "ComputeHash", "HashDataAsync", "ComputeHashAsync" };

    /// <summary>Methods that cut or reorder a hash.</summary>
    public static HashSet<string> Parts { get; } =
        new(StringComparer.Ordinal) { "Take", "Skip", "ToArray", "AsSpan", "Slice", "Reverse", "ConfigureAwait" };

    /// <summary>Members that give the bytes of a public key.</summary>
    public static HashSet<string> PublicKeys { get; } =
        new(StringComparer.Ordinal) { "ExportSubjectPublicKeyInfo", "ExportRSAPublicKey", "GetPublicKey", "EncodedKeyValue" };

    /// <summary>Classes that read a number from bytes.</summary>
    public static HashSet<string> NumberReaders { get; } = new(StringComparer.Ordinal) { "BitConverter", "BinaryPrimitives" };
}
