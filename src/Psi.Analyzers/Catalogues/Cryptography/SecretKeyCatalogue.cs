using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's, Bouncy Castle's and IdentityModel's APIs take a secret: a key, a private key, or what keys are derived from. Data only.</summary>
internal static class SecretKeyCatalogue
{
    public const string PrivateKeyXml = "FromXmlString";

    private const string Namespace = "System.Security.Cryptography.";
    private const string Symmetric = Namespace + "SymmetricAlgorithm";
    private const string Asymmetric = Namespace + "AsymmetricAlgorithm";
    private const string Parameters = "Org.BouncyCastle.Crypto.Parameters.";
    private const string Constructor = ByteInput.Constructor;

    private static readonly string[] KeyedHashes =
    [
        "HMACMD5", "HMACSHA1", "HMACSHA256", "HMACSHA384", "HMACSHA512", "HMACSHA3_256", "HMACSHA3_384", "HMACSHA3_512", "HMACRIPEMD160", "MACTripleDES", "Kmac128", "Kmac256", "KmacXof128", "KmacXof256",
    ];

    private static readonly string[] HashMethods = [Constructor, "HashData", "HashDataAsync", "TryHashData"];

    /// <summary>Each input of a secret.</summary>
    public static IReadOnlyList<ByteInput> All { get; } =
    [
        new(Symmetric, "Key"),
        new(Symmetric, "SetKey", "key"),
        new(Symmetric, "CreateEncryptor", "rgbKey"),
        new(Symmetric, "CreateDecryptor", "rgbKey"),
        new(Namespace + "AesGcm", Constructor, "key"),
        new(Namespace + "AesCcm", Constructor, "key"),
        new(Namespace + "ChaCha20Poly1305", Constructor, "key"),
        .. KeyedHashes.SelectMany(static type => HashMethods.Select(method => new ByteInput(Namespace + type, method, "key"))),
        new(Namespace + "KeyedHashAlgorithm", "Key"),
        new(Namespace + "IncrementalHash", "CreateHMAC", "key"),
        new(Namespace + "CryptographicOperations", "HmacData", "key"),
        new(Namespace + "CryptographicOperations", "HmacDataAsync", "key"),
        new(Namespace + "CryptographicOperations", "TryHmacData", "key"),
        new(Namespace + "Rfc2898DeriveBytes", Constructor, "password"),
        new(Namespace + "Rfc2898DeriveBytes", "Pbkdf2", "password"),
        new(Namespace + "PasswordDeriveBytes", Constructor, "strPassword", "password"),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2", "password"),
        new(Namespace + "HKDF", "DeriveKey", "ikm"),
        new(Namespace + "HKDF", "Extract", "ikm"),
        new(Namespace + "HKDF", "Expand", "prk"),
        new(Asymmetric, PrivateKeyXml, "xmlString"),
        new(Asymmetric, "ImportFromEncryptedPem", "password", "passwordBytes"),
        new(Asymmetric, "ImportPkcs8PrivateKey", "source"),
        new(Asymmetric, "ImportEncryptedPkcs8PrivateKey", "password", "passwordBytes"),
        new(Namespace + "RSA", "ImportRSAPrivateKey", "source"),
        new(Namespace + "ECAlgorithm", "ImportECPrivateKey", "source"),
        new("Microsoft.IdentityModel.Tokens.SymmetricSecurityKey", Constructor, "key"),
        new("System.IdentityModel.Tokens.InMemorySymmetricSecurityKey", Constructor, "symmetricKey"),
        new(Parameters + "KeyParameter", Constructor, "key"),
        new(Parameters + "DesParameters", Constructor, "key"),
        new(Parameters + "DesEdeParameters", Constructor, "key"),
    ];

    /// <summary>What an input takes, for a message.</summary>
    public static string DescriptionOf(ByteInput input) => input switch
    {
        { Parameters: ["password" or "strPassword", ..] } => "its password",
        { Parameters: ["ikm"] } => "the secret it derives keys from",
        { TypeMetadataName: Asymmetric or Namespace + "RSA" or Namespace + "ECAlgorithm" } => "its private key",
        _ => "its key",
    };

    /// <summary>True where zeros are a key that hides nothing. HMAC over zeros is what key derivation and tokens without a secret are specified with.</summary>
    public static bool EncryptsWithKey(ByteInput input) =>
        input.TypeMetadataName is Symmetric or Namespace + "AesGcm" or Namespace + "AesCcm" or Namespace + "ChaCha20Poly1305";

    /// <summary>True for an input of a message authentication code.</summary>
    public static bool IsMac(ByteInput input) =>
        input.TypeMetadataName is Namespace + "KeyedHashAlgorithm" or Namespace + "IncrementalHash" or Namespace + "CryptographicOperations" || KeyedHashes.Any(type => input.TypeMetadataName == Namespace + type);
}
