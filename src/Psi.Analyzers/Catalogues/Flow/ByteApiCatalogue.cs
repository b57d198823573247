namespace Psi.Analyzers.Catalogues.Flow;

/// <summary>
/// The APIs that make, cut, read and write bytes. Data only; <c>KnownByteValues</c> and <c>ByteWrites</c> read it.
/// </summary>
internal static class ByteApiCatalogue
{
    /// <summary>The parameter for the bytes that a method writes to.</summary>
    public const string Destination = "destination";

    /// <summary>The parameter of <c>Encoding.GetBytes</c> for the bytes that it writes to.</summary>
    public const string EncodingDestination = "bytes";

    /// <summary>A word in the names of functions that decode hexadecimal digits.</summary>
    public const string HexadecimalWord = "hex";

    /// <summary>Methods whose result is as known as the text they are given.</summary>
    public static IReadOnlyList<ApiMember> Decoders { get; } =
    [
        new("System.Text.Encoding", "GetBytes"),
        new("System.Convert", "FromBase64String"),
        new("System.Convert", "FromHexString"),
        new("System.Buffers.Text.Base64Url", "DecodeFromChars"),
        new("Microsoft.IdentityModel.Tokens.Base64UrlEncoder", "DecodeBytes"),
        new("Microsoft.AspNetCore.WebUtilities.WebEncoders", "Base64UrlDecode"),
        new("Org.BouncyCastle.Utilities.Encoders.Hex", "Decode"),
        new("Org.BouncyCastle.Utilities.Encoders.Hex", "DecodeStrict"),
        new("Org.BouncyCastle.Utilities.Encoders.Base64", "Decode"),
        new("Org.BouncyCastle.Utilities.Strings", "ToByteArray"),
        new("Org.BouncyCastle.Utilities.Strings", "ToUtf8ByteArray"),
        new("Org.BouncyCastle.Utilities.Strings", "ToAsciiByteArray"),
    ];

    /// <summary>Methods of the framework whose result is as known as the bytes or text they are called on.</summary>
    public static HashSet<string> Cuts { get; } = new(StringComparer.Ordinal)
    {
        "AsSpan", "AsMemory", "Slice", "ToArray", "Take", "Skip", "TakeLast", "Reverse", "Clone",
        "ToCharArray", "Substring", "PadLeft", "PadRight", "Trim", "ToUpperInvariant", "ToLowerInvariant",
    };

    /// <summary>Methods of the framework that hash all of their only argument.</summary>
    public static HashSet<string> Hashes { get; } = new(StringComparer.Ordinal) { "HashData", "ComputeHash" };

    /// <summary>Methods that only read the bytes they are called on, or given first.</summary>
    public static HashSet<string> Reads { get; } = new(StringComparer.Ordinal)
    {
        "ToArray", "Take", "Skip", "Concat", "SequenceEqual", "FixedTimeEquals", "CopyTo", "TryCopyTo", "Clone",
        "GetString", "GetHashCode", "Equals", "GetLength", "ToString", "ToBase64String", "ToHexString", "ToHexStringLower",
        "EncodeToString", "ComputeHash", "HashData", "Write", "WriteAsync", "AddRange",
    };

    /// <summary>Parameters of cryptographic APIs whose bytes are only read.</summary>
    public static HashSet<string> Inputs { get; } = new(StringComparer.Ordinal)
    {
        "key", "rgbKey", "keyBytes", "symmetricKey", "iv", "rgbIV", "IV", "nonce", "salt", "rgbSalt", "password", "P", "S",
        "ikm", "prk", "info", "associatedData", "associatedText", "secret", "seed", "inSeed",
    };

    /// <summary>Types that do not let their user write to them.</summary>
    public static HashSet<string> ReadOnlyTypes { get; } = new(StringComparer.Ordinal)
    {
        "ReadOnlySpan", "ReadOnlyMemory", "ReadOnlySequence", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection",
    };

    /// <summary>Types that let their user write to the bytes that they show.</summary>
    public static HashSet<string> WritableTypes { get; } = new(StringComparer.Ordinal) { "Span", "Memory" };

    /// <summary>Properties whose setter takes a copy of the bytes.</summary>
    public static HashSet<string> CopyingProperties { get; } = new(StringComparer.Ordinal) { "Key", "IV", "Salt" };

    /// <summary>Methods that give a view of the same bytes.</summary>
    public static HashSet<string> Views { get; } = new(StringComparer.Ordinal) { "AsSpan", "AsMemory", "Slice" };

    /// <summary>Extension methods among <see cref="Views"/>.</summary>
    public static HashSet<string> ViewExtensions { get; } = new(StringComparer.Ordinal) { "AsSpan", "AsMemory" };

    /// <summary>Static methods of <c>Array</c> and <c>Buffer</c> that copy from a source to a destination.</summary>
    public static HashSet<string> Copies { get; } = new(StringComparer.Ordinal) { "Copy", "BlockCopy", "ConstrainedCopy" };

    /// <summary>How the parameters for the source of <see cref="Copies"/> begin.</summary>
    public static string[] CopySources { get; } = ["src", "source"];

    /// <summary>The parameters for the destination of <see cref="Copies"/>.</summary>
    public static HashSet<string> CopyDestinations { get; } = new(StringComparer.Ordinal) { "destinationArray", "dst" };

    /// <summary>The parameters for the destination of <c>CopyTo</c>.</summary>
    public static HashSet<string> CopyToDestinations { get; } = new(StringComparer.Ordinal) { "array", Destination };

    /// <summary>Methods that set the bytes they are given to zero.</summary>
    public static HashSet<string> Clearing { get; } = new(StringComparer.Ordinal) { "Clear", "ZeroMemory" };
}
