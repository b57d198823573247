using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs name a mode or padding that gives secrecy away. Data only.</summary>
internal static class WeakModeCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Symmetric = Namespace + "SymmetricAlgorithm";

    private static readonly ApiType<WeakMode>[] Types = [new("Org.BouncyCastle.Crypto.Modes.EcbBlockCipher", WeakMode.Ecb)];

    private static readonly ApiMember<WeakMode>[] Members =
    [
        new(Namespace + "CipherMode", "ECB", WeakMode.Ecb),
        new(Symmetric, "EncryptEcb", WeakMode.Ecb),
        new(Symmetric, "DecryptEcb", WeakMode.Ecb),
        new(Symmetric, "TryEncryptEcb", WeakMode.Ecb),
        new(Symmetric, "TryDecryptEcb", WeakMode.Ecb),
        new(Namespace + "PaddingMode", "Zeros", WeakMode.ZeroPadding),
    ];

    private static readonly ApiMember<WeakMode?>[] Choices =
    [
        new("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", ["algorithm"], null),
    ];

    public static AlgorithmCatalogue<WeakMode> All { get; } = new(Types, Members, Choices, ByName);

    /// <summary>
    /// ECB in Bouncy Castle's <c>cipher/mode/padding</c>. For RSA and ElGamal the word means nothing: they encrypt one block.
    /// </summary>
    private static WeakMode? ByName(string name) =>
        name.Split('/') is [var cipher, var mode, ..]
        && mode.Trim().Equals("ECB", StringComparison.OrdinalIgnoreCase)
        && cipher.Trim().ToUpperInvariant() is not ("RSA" or "ELGAMAL")
            ? WeakMode.Ecb
            : null;
}
