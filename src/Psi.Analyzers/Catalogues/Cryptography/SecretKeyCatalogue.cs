namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// Where .NET's, Bouncy Castle's and IdentityModel's APIs take a secret: a key, a private key, or the input of a key derivation. Data only.
/// </summary>
internal static class SecretKeyCatalogue
{
    public const string PrivateKeyXml = "FromXmlString";

    private const string Namespace = "System.Security.Cryptography.";
    private const string Symmetric = Namespace + "SymmetricAlgorithm";
    private const string Asymmetric = Namespace + "AsymmetricAlgorithm";
    private const string Parameters = "Org.BouncyCastle.Crypto.Parameters.";
    private const string Constructor = ApiMember.Constructor;

    private static readonly string[] KeyedHashes =
    [
        Namespace + "HMACMD5",
        Namespace + "HMACSHA1",
        Namespace + "HMACSHA256",
        Namespace + "HMACSHA384",
        Namespace + "HMACSHA512",
        Namespace + "HMACSHA3_256",
        Namespace + "HMACSHA3_384",
        Namespace + "HMACSHA3_512",
        Namespace + "HMACRIPEMD160",
        Namespace + "MACTripleDES",
        Namespace + "Kmac128",
        Namespace + "Kmac256",
        Namespace + "KmacXof128",
        Namespace + "KmacXof256",
    ];

    private static readonly string[] HashMethods = [Constructor, "HashData", "HashDataAsync", "TryHashData"];

    /// <summary>Parameters and properties that take a secret.</summary>
    public static IReadOnlyList<ApiMember> All { get; } =
    [
        new(Symmetric, "Key"),
        new(Symmetric, "SetKey", "key"),
        new(Symmetric, "CreateEncryptor", "rgbKey"),
        new(Symmetric, "CreateDecryptor", "rgbKey"),
        new(Namespace + "AesGcm", Constructor, "key"),
        new(Namespace + "AesCcm", Constructor, "key"),
        new(Namespace + "ChaCha20Poly1305", Constructor, "key"),
        .. ApiMember.Each(KeyedHashes, HashMethods, "key"),
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

    /// <summary>The secret that an input takes, for a message.</summary>
    public static string DescriptionOf(ApiMember input) => input switch
    {
        { Parameters: ["password" or "strPassword", ..] } => "its password",
        { Parameters: ["ikm"] } => "the secret it derives keys from",
        { Type: Asymmetric or Namespace + "RSA" or Namespace + "ECAlgorithm" } => "its private key",
        _ => "its key",
    };

    /// <summary>
    /// True for keys that encrypt, which must not be all zero. Specifications of key derivation and of tokens use HMAC with a key of zeros.
    /// </summary>
    public static bool EncryptsWithKey(ApiMember input) =>
        input.Type is Symmetric or Namespace + "AesGcm" or Namespace + "AesCcm" or Namespace + "ChaCha20Poly1305";

    /// <summary>True for an input of a message authentication code.</summary>
    public static bool IsMac(ApiMember input) =>
        input.Type is Namespace + "KeyedHashAlgorithm" or Namespace + "IncrementalHash" or Namespace + "CryptographicOperations"
        || KeyedHashes.Contains(input.Type);
}
