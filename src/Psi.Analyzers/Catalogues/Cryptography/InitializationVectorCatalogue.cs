namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs take the IV or nonce of an encryption. Data only.</summary>
internal static class InitializationVectorCatalogue
{
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
        new(Namespace + "AesGcm", "Encrypt", "nonce"),
        new(Namespace + "AesCcm", "Encrypt", "nonce"),
        new(Namespace + "ChaCha20Poly1305", "Encrypt", "nonce"),
        new(Parameters + "ParametersWithIV", ApiMember.Constructor, "iv"),
        new(Parameters + "AeadParameters", ApiMember.Constructor, "nonce"),
    ];

    /// <summary>True for an input of a mode that loses its authentication too, once a nonce comes twice.</summary>
    public static bool IsAuthenticated(ApiMember input) => input.Parameters is ["nonce"];
}
