namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The platform's types that a class takes the place of when it derives from them or implements them. Data only.</summary>
internal static class OwnCryptographyCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";

    /// <summary>The most specific type first: a keyed hash is a hash too.</summary>
    public static IReadOnlyList<ApiType<CryptographicContract>> Contracts { get; } =
    [
        new(Namespace + "KeyedHashAlgorithm", new("a keyed hash", "HMACSHA256")),
        new(Namespace + "HashAlgorithm", new("a hash", "SHA256")),
        new(Namespace + "SymmetricAlgorithm", new("a cipher", "AesGcm")),
        new(Namespace + "AsymmetricAlgorithm", new("encryption or signatures with key pairs", "RSA or ECDsa")),
        new(Namespace + "ICryptoTransform", new("a cipher", "AesGcm")),
    ];
}

/// <summary>A type whose descendants compute a cryptographic algorithm.</summary>
/// <param name="What">What it computes, as in "computes a cipher".</param>
/// <param name="Replacement">What the platform has for that.</param>
internal sealed record CryptographicContract(string What, string Replacement);
