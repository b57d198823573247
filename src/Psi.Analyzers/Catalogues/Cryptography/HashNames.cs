namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of hash APIs and of what they are given. Data only.</summary>
internal static class HashNames
{
    public const string HashAlgorithm = "HashAlgorithm";

    public const string Create = "Create";

    /// <summary>The method of <c>Encoding</c> that turns a text into bytes, and the method of generators that gives random bytes.</summary>
    public const string GetBytes = "GetBytes";

    /// <summary>The innermost namespace of <c>Encoding</c>.</summary>
    public const string EncodingNamespace = "Text";

    public const string RandomNumberGenerator = "RandomNumberGenerator";

    /// <summary>The comparison whose time does not depend on what is compared.</summary>
    public const string FixedTimeEquals = "FixedTimeEquals";

    /// <summary>The property, and the field of <c>HashAlgorithm</c>, that give the size of a hash in bits.</summary>
    public const string HashSize = "HashSize";

    public const string HashSizeValue = "HashSizeValue";

    /// <summary>A word in the name of what a wallet derives its keys from.</summary>
    public const string SeedWord = "seed";

    /// <summary>Methods that compute a hash or an authentication code at once.</summary>
    public static ISet<string> Computing { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "ComputeHash", "HashData", "TryHashData" };

    /// <summary>Their parameters for the data.</summary>
    public static string[] DataParameters { get; } = ["source", "buffer"];
}
