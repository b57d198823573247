namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs take the IV or nonce of an encryption. Data only.</summary>
internal static class InitializationVectorCatalogue
{
    /// <summary>The parameter of authenticated ciphers for the nonce.</summary>
    public const string Nonce = "nonce";

    private const string Namespace = "System.Security.Cryptography.";
    private const string Symmetric = Namespace + "SymmetricAlgorithm";
    private const string Parameters = "Org.BouncyCastle.Crypto.Parameters.";

    public static IReadOnlyList<ApiMember> All { get; } =
    [
        new(Symmetric, "IV"),
        new(Symmetric, "CreateEncryptor", "rgbIV"),
        new(Symmetric, "EncryptCbc", "iv"),
        new(Symmetric, "TryEncryptCbc", "iv"),
        new(Symmetric, "EncryptCfb", "iv"),
        new(Symmetric, "TryEncryptCfb", "iv"),
        new(Namespace + "AesGcm", "Encrypt", Nonce),
        new(Namespace + "AesCcm", "Encrypt", Nonce),
        new(Namespace + "ChaCha20Poly1305", "Encrypt", Nonce),
        new(Parameters + "ParametersWithIV", ApiMember.Constructor, "iv"),
        new(Parameters + "AeadParameters", ApiMember.Constructor, Nonce),
    ];

    /// <summary>True for an input of a mode that loses its authentication too, once a nonce comes twice.</summary>
    public static bool IsAuthenticated(ApiMember input) => input.Parameters is [Nonce];
}
