namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Hash functions that find errors or distribute keys over a table. They are not cryptography and promise nothing against an attacker,
/// though they may derive from its types.
/// </summary>
internal static class ChecksumNames
{
    private static readonly string[] Known =
    [
        "Crc", "Adler", "Checksum", "Fletcher", "Fnv", "XxHash", "XXH", "Murmur", "CityHash", "FarmHash", "MetroHash",
        "SpookyHash", "HighwayHash", "Jenkins", "SipHash", "Djb", "Luhn", "BuzHash", "Rabin", "RollingHash", "QuickXor", "ETag",
    ];

    /// <summary>True when a type's name contains one of them.</summary>
    public static bool IsIn(string typeName) => Known.Any(known => typeName.IndexOf(known, StringComparison.OrdinalIgnoreCase) >= 0);
}
