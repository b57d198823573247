using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The names by which <see cref="ChecksumNames"/> tells functions that are not cryptography. Data only.</summary>
internal static class ChecksumCatalogue
{
    /// <summary>Parts of the names of types.</summary>
    public static string[] Names { get; } =
    [
        "Crc", "Adler", "Checksum", "Fletcher", "Fnv", "XxHash", "XXH", "Murmur", "CityHash", "FarmHash", "MetroHash",
        "SpookyHash", "HighwayHash", "Jenkins", "SipHash", "Djb", "Luhn", "BuzHash", "Rabin", "RollingHash", "QuickXor", "ETag",
    ];
}
