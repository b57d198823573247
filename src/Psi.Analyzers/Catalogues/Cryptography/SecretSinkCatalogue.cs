using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// The APIs that random values go through or into on their way to a secret. Data only; <see cref="PredictableSecrets"/> reads it.
/// </summary>
internal static class SecretSinkCatalogue
{
    /// <summary>The method that fills a buffer.</summary>
    public const string FillBuffer = "NextBytes";

    /// <summary>Properties of ciphers and keyed hashes that take a key or an IV.</summary>
    public const string Key = "Key";

    public const string InitializationVector = "IV";

    /// <summary>The method that gives a part of a span.</summary>
    public const string Slice = "Slice";

    /// <summary>The method of <c>string</c> that lets a function fill a new text.</summary>
    public const string CreateText = "Create";

    /// <summary>The parameter of methods of <c>string</c> that says where to begin.</summary>
    public const string TextStart = "startIndex";

    /// <summary>The generic list, and its method that gives the elements as an array.</summary>
    public const string List = "List";

    public const string ToArray = "ToArray";

    /// <summary>Namespaces whose parameters and properties say what they take.</summary>
    public static HashSet<string> CryptographicNamespaces { get; } = new(StringComparer.Ordinal)
    {
        "System.Security.Cryptography",
        "Microsoft.AspNetCore.Cryptography.KeyDerivation",
        "Microsoft.IdentityModel.Tokens",
        "Org.BouncyCastle.Crypto.Parameters",
    };

    /// <summary>Parameters of cryptographic APIs that take a key.</summary>
    public static HashSet<string> KeyParameters { get; } = new(StringComparer.Ordinal) { "key", "rgbKey", "ikm", "password" };

    /// <summary>Parameters of cryptographic APIs that take a nonce, a salt or an IV.</summary>
    public static HashSet<string> NonceParameters { get; } = new(StringComparer.Ordinal) { "iv", "rgbIV", "nonce", "salt" };

    /// <summary>Methods that keep a value under the name in the parameter before it.</summary>
    public static HashSet<string> NamedWrites { get; } = new(StringComparer.Ordinal)
    {
        "Add", "TryAdd", "Append", "Set", "SetString", "SetItem", "SetValue", "StringSet", "StringSetAsync",
    };

    /// <summary>Methods that add a value to a text, an array or a collection.</summary>
    public static HashSet<string> Collecting { get; } = new(StringComparer.Ordinal)
    {
        "Append", "Insert", "Add", "AddRange", "Push", "Enqueue", "Write", "AppendFormat", "AppendJoin",
    };

    /// <summary>Parameters that say how much of a value is taken, and not what is taken.</summary>
    public static HashSet<string> SizeParameters { get; } =
        new(StringComparer.Ordinal) { "length", "count", "totalWidth", "capacity", "toBase" };

    /// <summary>Types whose methods give another form of what they are given.</summary>
    public static HashSet<string> TransformingTypes { get; } = new(StringComparer.Ordinal)
    {
        "Convert", "BitConverter", "Encoding", "Math", "Guid", "StringBuilder", "MemoryExtensions", "Base64Url", "WebEncoders",
        "HashAlgorithm", "Array", "Span", "ReadOnlySpan",
    };

    /// <summary>Methods of any type that give another form of what they are given.</summary>
    public static HashSet<string> TransformingMethods { get; } = new(StringComparer.Ordinal) { "HashData", "TryHashData" };

    /// <summary>Methods of <c>Enumerable</c> whose second argument is part of the result, too.</summary>
    public static HashSet<string> JoiningSequences { get; } = new(StringComparer.Ordinal) { "Concat", "Append", "Prepend" };

    /// <summary>Methods of <c>Enumerable</c> whose result does not consist of the elements.</summary>
    public static HashSet<string> CountingSequences { get; } = new(StringComparer.Ordinal) { "Count", "Range" };

    /// <summary>Methods of <c>Enumerable</c> whose result consists of what a lambda returns.</summary>
    public static HashSet<string> Projections { get; } = new(StringComparer.Ordinal) { "Select", "SelectMany" };

    /// <summary>Types without type parameters that hold characters or bytes.</summary>
    public static HashSet<string> TextHolders { get; } =
        new(StringComparer.Ordinal) { "StringBuilder", "Guid", "SecureString", "StringValues" };
}
