namespace Psi.Analyzers.Catalogues.Evidence;

/// <summary>Calls that show good cryptography. Data only.</summary>
internal static class CryptographyEvidenceCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string DataProtection = "Microsoft.AspNetCore.DataProtection.";

    /// <summary>Encryption that notices when its result was changed.</summary>
    public static IReadOnlyList<ApiMember> AuthenticatedEncryption { get; } =
    [
        new(Namespace + "AesGcm", "Encrypt"),
        new(Namespace + "AesCcm", "Encrypt"),
        new(Namespace + "ChaCha20Poly1305", "Encrypt"),
        new(DataProtection + "IDataProtector", "Protect"),
        new(DataProtection + "ITimeLimitedDataProtector", "Protect"),
        new(DataProtection + "DataProtectionCommonExtensions", "Protect"),
        new(DataProtection + "DataProtectionAdvancedExtensions", "Protect"),
    ];

    /// <summary>Values from a secure generator.</summary>
    public static IReadOnlyList<ApiMember> SecureRandom { get; } =
    [
        .. ApiMember.Each(
            [Namespace + "RandomNumberGenerator"],
            ["Fill", "GetBytes", "GetHexString", "GetInt32", "GetItems", "GetNonZeroBytes", "GetString", "Shuffle"]),
        .. ApiMember.Each([Namespace + "RNGCryptoServiceProvider"], ["GetBytes", "GetNonZeroBytes"]),
    ];

    /// <summary>Comparisons whose time depends on the length only.</summary>
    public static IReadOnlyList<ApiMember> ConstantTimeComparison { get; } =
        [new(Namespace + "CryptographicOperations", "FixedTimeEquals")];
}
