namespace Psi.Analyzers.Catalogues.Services;

/// <summary>What decrypts, and what settings pass on their way to it. Data only.</summary>
internal static class OwnDecryptionCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";

    /// <summary>Members that decrypt, or make what does.</summary>
    public static IReadOnlyList<ApiMember> Decryptions { get; } =
    [
        .. ApiMember.Each(
            [Namespace + "SymmetricAlgorithm"],
            ["CreateDecryptor", "DecryptCbc", "DecryptEcb", "DecryptCfb", "TryDecryptCbc", "TryDecryptEcb", "TryDecryptCfb"]),
        .. ApiMember.Each([Namespace + "ICryptoTransform"], ["TransformFinalBlock"]),
        .. ApiMember.Each(
            [
                Namespace + "AesGcm", Namespace + "AesCcm", Namespace + "ChaCha20Poly1305",
                Namespace + "RSA", Namespace + "RSACryptoServiceProvider",
            ],
            ["Decrypt"]),
        new(Namespace + "ProtectedData", "Unprotect"),
    ];

    /// <summary>Methods that change the form of a text and not what it says.</summary>
    public static HashSet<string> Forms { get; } = new(StringComparer.Ordinal)
    {
        "FromBase64String", "FromHexString", "GetBytes", "Trim", "ToString", "ToArray", "AsSpan", "Substring", "Replace",
    };
}
