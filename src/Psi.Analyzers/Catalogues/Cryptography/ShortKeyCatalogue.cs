using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs take the size or the curve of a key. Data only.</summary>
internal static class ShortKeyCatalogue
{
    public const string Rsa = Namespace + "RSA";
    public const string Dsa = Namespace + "DSA";

    private const string Namespace = "System.Security.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";
    private const string Curves = Namespace + "ECCurve+NamedCurves";
    private const string Constructor = ApiMember.Constructor;

    // Documented for both classes, on .NET Framework and on .NET.
    private const int DefaultBitsOfProviders = 1024;

    private static readonly ApiMember<ShortKey>[] Members =
    [
        new(Curves, "brainpoolP160r1", ShortKey.Curve(160)),
        new(Curves, "brainpoolP160t1", ShortKey.Curve(160)),
        new(Curves, "brainpoolP192r1", ShortKey.Curve(192)),
        new(Curves, "brainpoolP192t1", ShortKey.Curve(192)),
    ];

    private static readonly ApiMember<ShortKey?>[] Choices =
    [
        new(Rsa, "Create", ["keySizeInBits"], null),
        new(Namespace + "RSACryptoServiceProvider", Constructor, ["dwKeySize"], ShortKey.Rsa(DefaultBitsOfProviders, ShortKey.MinimumBits)),
        new(Namespace + "RSACng", Constructor, ["keySize"], null),
        new(Namespace + "RSAOpenSsl", Constructor, ["keySize"], null),
        new(BouncyCastle + "Crypto.Parameters.RsaKeyGenerationParameters", Constructor, ["strength"], null),
        new(BouncyCastle + "Crypto.Generators.RsaKeyPairGenerator", "Init", ["parameters"], null),
        new(Dsa, "Create", ["keySizeInBits"], null),
        new(Namespace + "DSACryptoServiceProvider", Constructor, ["dwKeySize"], ShortKey.Dsa(DefaultBitsOfProviders)),
        new(Namespace + "DSACng", Constructor, ["keySize"], null),
        new(Namespace + "DSAOpenSsl", Constructor, ["keySize"], null),
        new(Namespace + "ECCurve", "CreateFromFriendlyName", ["oidFriendlyName"], null),
        new(Namespace + "ECCurve", "CreateFromValue", ["oidValue"], null),
        new(Namespace + "ECCurve", "CreateFromOid", ["curveOid"], null),
        new(BouncyCastle + "Asn1.X9.ECNamedCurveTable", "GetByName", ["name"], null),
        new(BouncyCastle + "Asn1.X9.X962NamedCurves", "GetByName", ["name"], null),
        new(BouncyCastle + "Asn1.Sec.SecNamedCurves", "GetByName", ["name"], null),
        new(BouncyCastle + "Asn1.Nist.NistNamedCurves", "GetByName", ["name"], null),
        new(BouncyCastle + "Asn1.TeleTrust.TeleTrusTNamedCurves", "GetByName", ["name"], null),
        new(BouncyCastle + "Crypto.EC.CustomNamedCurves", "GetByName", ["name"], null),
    ];

    private static readonly Dictionary<string, int> BitsOfCurves = new(StringComparer.OrdinalIgnoreCase)
    {
        ["secp112r1"] = 112,
        ["1.3.132.0.6"] = 112,
        ["secp112r2"] = 112,
        ["1.3.132.0.7"] = 112,
        ["sect113r1"] = 113,
        ["1.3.132.0.4"] = 113,
        ["sect113r2"] = 113,
        ["1.3.132.0.5"] = 113,
        ["secp128r1"] = 128,
        ["1.3.132.0.28"] = 128,
        ["secp128r2"] = 128,
        ["1.3.132.0.29"] = 128,
        ["sect131r1"] = 131,
        ["1.3.132.0.22"] = 131,
        ["sect131r2"] = 131,
        ["1.3.132.0.23"] = 131,
        ["secp160k1"] = 160,
        ["1.3.132.0.9"] = 160,
        ["secp160r1"] = 160,
        ["1.3.132.0.8"] = 160,
        ["secp160r2"] = 160,
        ["1.3.132.0.30"] = 160,
        ["brainpoolP160r1"] = 160,
        ["1.3.36.3.3.2.8.1.1.1"] = 160,
        ["brainpoolP160t1"] = 160,
        ["1.3.36.3.3.2.8.1.1.2"] = 160,
        ["sect163k1"] = 163,
        ["1.3.132.0.1"] = 163,
        ["K-163"] = 163,
        ["sect163r1"] = 163,
        ["1.3.132.0.2"] = 163,
        ["sect163r2"] = 163,
        ["1.3.132.0.15"] = 163,
        ["B-163"] = 163,
        ["secp192k1"] = 192,
        ["1.3.132.0.31"] = 192,
        ["secp192r1"] = 192,
        ["1.2.840.10045.3.1.1"] = 192,
        ["P-192"] = 192,
        ["nistP192"] = 192,
        ["prime192v1"] = 192,
        ["brainpoolP192r1"] = 192,
        ["1.3.36.3.3.2.8.1.1.3"] = 192,
        ["brainpoolP192t1"] = 192,
        ["1.3.36.3.3.2.8.1.1.4"] = 192,
        ["sect193r1"] = 193,
        ["1.3.132.0.24"] = 193,
        ["sect193r2"] = 193,
        ["1.3.132.0.25"] = 193,
    };

    public static AlgorithmCatalogue<ShortKey> All { get; } = new(
        [], Members, Choices, static name => BitsOfCurves.TryGetValue(name, out var bits) ? ShortKey.Curve(bits) : null);

    /// <summary>The key that a choice by a number of bits makes, where it is too short.</summary>
    /// <param name="typeMetadataName">The type that creates the key, or the type of the key.</param>
    /// <param name="bits">Its size.</param>
    /// <param name="leastRsaBits">The minimum for RSA keys.</param>
    public static ShortKey? OfSize(string typeMetadataName, int bits, int leastRsaBits)
    {
        var isDsa = typeMetadataName.StartsWith(Dsa, StringComparison.Ordinal);
        // Zero selects the default.
        return bits <= 0 || bits >= (isDsa ? ShortKey.MinimumBits : leastRsaBits) ? null
            : isDsa ? ShortKey.Dsa(bits)
            : ShortKey.Rsa(bits, leastRsaBits);
    }
}
