using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The APIs around an encryption that tell what its key and IV are for. Data only; <see cref="EncryptionUse"/> reads it.</summary>
internal static class EncryptionUseCatalogue
{
    /// <summary>The base class of all block ciphers of .NET.</summary>
    public const string Cipher = "SymmetricAlgorithm";

    public const string Hash = "HashAlgorithm";

    /// <summary>The method of Bouncy Castle that takes the direction and the parameters.</summary>
    public const string Init = "Init";

    /// <summary>The method that makes a key for this message alone.</summary>
    public const string GenerateKey = "GenerateKey";

    /// <summary>The property that holds the key of a cipher.</summary>
    public const string Key = "Key";

    /// <summary>The parameter of Bouncy Castle's <c>KeyParameter</c> and of .NET's authenticated ciphers for the key.</summary>
    public const string KeyParameter = "key";

    /// <summary>The parameter of <see cref="Encryptions"/> for the key.</summary>
    public const string EncryptionKey = "rgbKey";

    public const string CipherMode = "CipherMode";

    /// <summary>The <see cref="CipherMode"/> that takes no IV.</summary>
    public const string Ecb = "ECB";

    public const string PaddingMode = "PaddingMode";

    /// <summary>The <see cref="PaddingMode"/> with which code encrypts single blocks.</summary>
    public const string NoPadding = "None";

    /// <summary>The class whose <see cref="GetBytes"/> makes a new nonce.</summary>
    public const string Random = "RandomNumberGenerator";

    public const string GetBytes = "GetBytes";

    public static HashSet<string> Encryptions { get; } =
        new(StringComparer.Ordinal) { "CreateEncryptor", "EncryptCbc", "TryEncryptCbc", "EncryptCfb", "TryEncryptCfb" };

    public static HashSet<string> Decryptions { get; } =
        new(StringComparer.Ordinal) { "CreateDecryptor", "DecryptCbc", "TryDecryptCbc", "DecryptCfb", "TryDecryptCfb" };

    /// <summary>Types whose results are new for each message, and so are keys made of them.</summary>
    public static HashSet<string> KeySources { get; } = new(StringComparer.Ordinal)
    {
        "RandomNumberGenerator",
        "RNGCryptoServiceProvider",
        "SecureRandom",
        "HKDF",
        "HkdfBytesGenerator",
        "SP800108HmacCounterKdf",
        "ECDiffieHellman",
        "ECDiffieHellmanCng",
        "ECDHBasicAgreement",
        "X25519Agreement",
    };

    /// <summary>Interfaces of a cipher, a mode or a MAC that the code implements itself.</summary>
    public static HashSet<string> Transforms { get; } = new(StringComparer.Ordinal) { "ICryptoTransform", "IBlockCipher", "IMac" };

    /// <summary>
    /// Words in the names of code that builds something else of a block cipher and uses an IV of zeros by its specification.
    /// </summary>
    public static HashSet<string> Constructions { get; } = new(StringComparer.Ordinal)
    {
        "mac", "cmac", "gmac", "omac", "pmac", "kdf", "prf", "drbg", "wrap", "unwrap", "keywrap",
    };

    /// <summary>Words in the names of classes that build a mode, a MAC or key wrapping of single blocks.</summary>
    public static HashSet<string> BlockModes { get; } = new(StringComparer.Ordinal)
    {
        "ctr", "gcm", "ccm", "xts", "eax", "siv", "ocb", "cfb", "ofb", "cmac", "gmac", "ff", "fpe",
        "wrap", "unwrap", "keywrap", "counter", "block",
    };

    /// <summary>Methods whose result begins as the value they are called on.</summary>
    public static HashSet<string> PrefixesOf { get; } = new(StringComparer.Ordinal) { "ToArray", "Take", "Clone", "PadRight" };

    /// <summary>Methods that cut a part from the value they are called on, from the beginning unless they are told otherwise.</summary>
    public static HashSet<string> PartsOf { get; } = new(StringComparer.Ordinal) { "AsSpan", "AsMemory", "Slice", "Substring" };

    /// <summary>Parameters of <see cref="PartsOf"/> that say where the part begins.</summary>
    public static string[] PartStarts { get; } = ["start", "startIndex"];

    /// <summary>Parameters of methods that copy an array which say where in the source to begin.</summary>
    public static HashSet<string> CopyStarts { get; } = new(StringComparer.Ordinal) { "sourceIndex", "srcOffset" };

    /// <summary>Parameters of Bouncy Castle's constructors for a key together with an IV or nonce that take the key.</summary>
    public static string[] KeyHolders { get; } = ["parameters", KeyParameter];

    /// <summary>Types with a <c>Key</c> that is not a cipher's.</summary>
    public static HashSet<string> Entries { get; } = new(StringComparer.Ordinal) { "KeyValuePair", "DictionaryEntry" };
}
