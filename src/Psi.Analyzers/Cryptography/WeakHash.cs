namespace Psi.Analyzers.Cryptography;

/// <summary>A hash algorithm, or a keyed construction over one, that is not approved for security uses.</summary>
/// <param name="Name">The name .NET gives it, such as <c>MD5</c>.</param>
/// <param name="Why">What its weakness lets an attacker do, as the end of a sentence.</param>
/// <param name="Replacement">The .NET name of the approved algorithm of the same kind.</param>
internal sealed record WeakHash(string Name, string Why, string Replacement)
{
    public static WeakHash MD2 { get; } = new("MD2", BrokenHash, "SHA256");

    public static WeakHash MD4 { get; } = new("MD4", BrokenHash, "SHA256");

    public static WeakHash MD5 { get; } = new("MD5", BrokenHash, "SHA256");

    public static WeakHash SHA1 { get; } = new(
        "SHA1", "two inputs with the same SHA-1 hash can be made in practice, so what it signs or identifies can be swapped", "SHA256");

    public static WeakHash RIPEMD128 { get; } = new(
        "RIPEMD128",
        "its 128 bits give 64 bits of collision resistance where 128 are asked for, so what it signs or identifies can be swapped",
        "SHA256");

    public static WeakHash RIPEMD160 { get; } = new(
        "RIPEMD160",
        "its 160 bits give 80 bits of collision resistance where 128 are asked for, so what it signs or identifies may be swapped",
        "SHA256");

    public static WeakHash HMACMD5 { get; } = new("HMACMD5", DisallowedHmac, "HMACSHA256");

    // HMAC does not rest on collision resistance and no attack on HMAC-SHA-1 is known; ASVS 5.0 appendix C still lists it as legacy.
    public static WeakHash HMACSHA1 { get; } = new(
        "HMACSHA1",
        "SHA-1 is no longer approved for HMAC and key derivation, and what replaces it has to be agreed with whoever checks the result",
        "HMACSHA256");

    public static WeakHash HMACRIPEMD160 { get; } = new("HMACRIPEMD160", DisallowedHmac, "HMACSHA256");

    private const string BrokenHash = "two inputs with the same hash are made in seconds, so what it signs or identifies can be swapped";

    private const string DisallowedHmac =
        "its hash function is disallowed for any cryptographic purpose, so the authentication it gives cannot be relied on";
}
