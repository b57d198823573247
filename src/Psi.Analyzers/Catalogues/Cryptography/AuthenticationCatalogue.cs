using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// APIs that authenticate data: message authentication codes and signatures. Data only; <see cref="AuthenticationSymbols"/> binds it.
/// </summary>
internal static class AuthenticationCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";

    public static string[] Types { get; } =
    [
        Namespace + "KeyedHashAlgorithm",
        Namespace + "Kmac128",
        Namespace + "Kmac256",
        Namespace + "AesGcm",
        Namespace + "AesCcm",
        Namespace + "ChaCha20Poly1305",
        Namespace + "RSAPKCS1SignatureFormatter",
        BouncyCastle + "Crypto.IMac",
        BouncyCastle + "Crypto.ISigner",
        BouncyCastle + "Crypto.Modes.IAeadCipher",
    ];

    public static IReadOnlyList<ApiMember> Members { get; } =
    [
        new(Namespace + "IncrementalHash", "CreateHMAC"),
        new(Namespace + "CryptographicOperations", "FixedTimeEquals"),
        new(Namespace + "CryptographicOperations", "HmacData"),
        new(Namespace + "CryptographicOperations", "HmacDataAsync"),
        new(Namespace + "CryptographicOperations", "TryHmacData"),
        new(Namespace + "RSA", "SignData"),
        new(Namespace + "RSA", "SignHash"),
        new(Namespace + "ECDsa", "SignData"),
        new(Namespace + "ECDsa", "SignHash"),
        new(BouncyCastle + "Security.MacUtilities", "GetMac"),
        new(BouncyCastle + "Security.MacUtilities", "CalculateMac"),
    ];

    /// <summary>Words in the names of methods that wrap such an API: <c>Sign</c>, <c>ComputeMac</c>, <c>VerifyTag</c>.</summary>
    public static HashSet<string> Words { get; } =
        new(StringComparer.Ordinal) { "sign", "signature", "mac", "hmac", "cmac", "gmac", "tag", "authenticate" };
}
