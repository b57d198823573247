namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of cipher APIs that decide whether a use of an algorithm is reported. Data only.</summary>
internal static class CipherNames
{
    /// <summary>The static method that gives an instance; others, such as <c>TripleDES.IsWeakKey</c>, only ask about a key.</summary>
    public const string Create = "Create";

    public const string KeySize = "KeySize";

    public const string CipherMode = "CipherMode";

    public const string ElectronicCodebook = "ECB";

    public const string PaddingMode = "PaddingMode";

    public const string NoPadding = "None";

    /// <summary>Endings of methods that encrypt in one call in a mode for which the padding is not reported.</summary>
    public const string CipherFeedbackEnding = "Cfb";

    public const string ElectronicCodebookEnding = "Ecb";

    /// <summary>Bouncy Castle's OAEP, and the namespace it is in.</summary>
    public const string OaepEncoding = "OaepEncoding";

    public const string Encodings = "Encodings";

    /// <summary>The interface and the base class of types that are ciphers themselves.</summary>
    public const string Transform = "System.Security.Cryptography.ICryptoTransform";

    public const string SymmetricAlgorithm = "System.Security.Cryptography.SymmetricAlgorithm";

    /// <summary>Members of <see cref="CipherMode"/> that work like a stream cipher, so that no padding is needed.</summary>
    public static ISet<string> ModesLikeStreams { get; } = new HashSet<string>(StringComparer.Ordinal) { "CFB", "CTS", "OFB" };
}
