namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs encrypt in a mode that does not authenticate. Data only. ECB is PSI3104's.</summary>
internal static class UnauthenticatedEncryptionCatalogue
{
    private const string Symmetric = "System.Security.Cryptography.SymmetricAlgorithm";
    private const string Modes = "Org.BouncyCastle.Crypto.Modes.";

    private static readonly ApiType<string>[] Types =
    [
        new(Modes + "CbcBlockCipher", "CBC"),
        new(Modes + "CfbBlockCipher", "CFB"),
        new(Modes + "OfbBlockCipher", "OFB"),
        new(Modes + "SicBlockCipher", "CTR"),
    ];

    private static readonly ApiMember<string>[] Members =
    [
        new(Symmetric, "EncryptCbc", "CBC"),
        new(Symmetric, "TryEncryptCbc", "CBC"),
        new(Symmetric, "EncryptCfb", "CFB"),
        new(Symmetric, "TryEncryptCfb", "CFB"),
    ];

    // Encrypts in the mode the object has, which is CBC unless it is set.
    private static readonly ApiMember<string?>[] Choices =
    [
        new(Symmetric, "CreateEncryptor", [], "CBC"),
        new("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", ["algorithm"], null),
    ];

    public static AlgorithmCatalogue<string> All { get; } = new(Types, Members, Choices, ByName);

    private static string? ByName(string name) =>
        name.ToUpperInvariant().Split('/') is [not "RSA", "CBC" or "CFB" or "OFB" or "CTR" or "SIC", ..] parts ? parts[1] : null;
}
