namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of what functions for passwords are given, and of what makes a plain hash harmless. Data only.</summary>
internal static class PasswordHashNames
{
    /// <summary>The member of <c>PasswordHasherCompatibilityMode</c> that chooses the old format.</summary>
    public const string OldIdentityFormat = "IdentityV2";

    /// <summary>The property of <c>PasswordDeriveBytes</c> and <c>Rfc2898DeriveBytes</c> that may be set after creation.</summary>
    public const string IterationCount = "IterationCount";

    /// <summary>The property of Argon2 for its passes.</summary>
    public const string Passes = "Iterations";

    /// <summary>The form of Argon2 for passwords.</summary>
    public const string Argon2ForPasswords = "Argon2id";

    /// <summary>What the members of <c>KeyDerivationPrf</c> begin with, before the name of the hash.</summary>
    public const string MacPrefix = "HMAC";

    public const string Md5 = "MD5";

    public const string Sha1 = "SHA1";

    public const string Sha256 = "SHA256";

    public const string Sha3 = "SHA3_256";

    public const string Sha512 = "SHA512";

    /// <summary>The last word in the name of a value that is a key and not a password.</summary>
    public const string KeyWord = "key";

    /// <summary>The last word in the name of a secret that is hashed together with passwords.</summary>
    public const string PepperWord = "pepper";

    /// <summary>What BIP-39 begins the salt of a wallet with; the wallet's user may add more.</summary>
    public const string SaltOfWallets = "mnemonic";

    /// <summary>MySQL's own protocol asks for plain hashes of passwords.</summary>
    public const string MySql = "MySql";

    public static string[] PasswordParameters { get; } = ["password", "strPassword"];

    public static string[] IterationParameters { get; } = ["iterations", "iterationCount"];

    public static string[] CreationIterationParameters { get; } = ["iterations"];

    public static string[] WorkFactorParameters { get; } = ["workFactor"];

    public static string[] HashParameters { get; } = ["hashAlgorithm", "prf"];

    /// <summary>Types whose members name a hash for PBKDF2.</summary>
    public static ISet<string> HashNameTypes { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "HashAlgorithmName", "KeyDerivationPrf" };

    /// <summary>Types that hash slowly, or take a secret nobody can guess. A plain hash before them is harmless.</summary>
    public static ISet<string> SlowFunctions { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Rfc2898DeriveBytes", "KeyDerivation", "PasswordHasher", "IPasswordHasher",
        "BCrypt", "OpenBsdBCrypt", "SCrypt", "Argon2id", "Argon2i", "Argon2d", "Argon2BytesGenerator",
    };

    /// <summary>Words in the names of types and members that implement a protocol which prescribes a plain hash of the password.</summary>
    public static ISet<string> ProtocolWords { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "scram", "sasl", "srp", "digest", "ntlm", "pwned", "breach", "breached",
    };
}
