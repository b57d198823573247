using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// Where secrets that are compared come from, and what changes their form on the way. Data only; <see cref="ComparedSecrets"/> binds it.
/// </summary>
internal static class ComparedSecretCatalogue
{
    public const string KeyedHash = Namespace + "KeyedHashAlgorithm";

    public const string PlainHash = Namespace + "HashAlgorithm";

    public const string Derivation = Namespace + "DeriveBytes";

    public const string IncrementalHash = Namespace + "IncrementalHash";

    /// <summary>The header of a request that holds a token or a password, and the property for it.</summary>
    public const string Authorization = "Authorization";

    /// <summary>The parameter for the bytes that a hash is written to.</summary>
    public const string Destination = "destination";

    /// <summary>The property of <see cref="Bindings"/> that names the header or the parameter of the query.</summary>
    public const string BindingName = "Name";

    private const string Namespace = "System.Security.Cryptography.";
    private const string AspNetCore = "Microsoft.AspNetCore.";

    /// <summary>The types that compute hashes and derive keys.</summary>
    public static string[] Computations { get; } = [KeyedHash, PlainHash, Derivation, IncrementalHash];

    /// <summary>Static methods that derive a key.</summary>
    public static IReadOnlyList<ApiMember> Pbkdf2 { get; } =
    [
        new(Namespace + "Rfc2898DeriveBytes", "Pbkdf2"),
        new(AspNetCore + "Cryptography.KeyDerivation.KeyDerivation", "Pbkdf2"),
    ];

    /// <summary>Collections of values that came with a request, read by name.</summary>
    public static string[] RequestCollections { get; } =
    [
        AspNetCore + "Http.IHeaderDictionary",
        AspNetCore + "Http.IQueryCollection",
        AspNetCore + "Http.IFormCollection",
        AspNetCore + "Http.IRequestCookieCollection",
        "System.Net.Http.Headers.HttpHeaders",
        "System.Net.Http.Headers.HttpRequestHeaders",
        "Microsoft.Azure.Functions.Worker.Http.HttpHeadersCollection",
        "Grpc.Core.Metadata",
    ];

    /// <summary>Types whose <c>NameValueCollection</c>s came with a request; those of other types hold settings.</summary>
    public static string[] Requests { get; } = ["System.Web.HttpRequest", "System.Web.HttpRequestBase", "System.Net.HttpListenerRequest"];

    /// <summary>The properties of <see cref="Requests"/> that are such a collection.</summary>
    public static HashSet<string> RequestProperties { get; } = new(StringComparer.Ordinal) { "Headers", "QueryString", "Form", "Params" };

    /// <summary>The methods of a collection that read a value by name.</summary>
    public static HashSet<string> RequestMethods { get; } =
        new(StringComparer.Ordinal) { "TryGetValue", "TryGetValues", "GetValues", "GetValue", "Get", "GetFirst" };

    /// <summary>Attributes that bind a parameter to a value that came with a request.</summary>
    public static string[] Bindings { get; } = [AspNetCore + "Mvc.FromHeaderAttribute", AspNetCore + "Mvc.FromQueryAttribute"];

    /// <summary>Methods that compute a hash.</summary>
    public static HashSet<string> Computing { get; } = new(StringComparer.Ordinal)
    {
        "ComputeHash", "ComputeHashAsync", "HashData", "HashDataAsync", "TryHashData", "TryComputeHash",
    };

    /// <summary>The method of <see cref="Derivation"/> that returns derived bytes.</summary>
    public const string DeriveBytes = "GetBytes";

    /// <summary>Methods of <see cref="IncrementalHash"/> that return the hash.</summary>
    public static HashSet<string> IncrementalResults { get; } = new(StringComparer.Ordinal) { "GetHashAndReset", "GetCurrentHash" };

    /// <summary>The method that creates an <see cref="IncrementalHash"/> with a key.</summary>
    public const string CreateKeyedIncrementalHash = "CreateHMAC";

    /// <summary>The property of <see cref="KeyedHash"/> that holds the hash.</summary>
    public const string HashProperty = "Hash";

    /// <summary>Words for a password in the name of a value.</summary>
    public static HashSet<string> PasswordWords { get; } = new(StringComparer.Ordinal) { "password", "passwd", "pwd", "pass" };

    /// <summary>Words for a hash in the name of a value.</summary>
    public static HashSet<string> HashWords { get; } = new(StringComparer.Ordinal) { "hash", "hashed", "digest" };

    /// <summary>Methods that change the form of bytes or text, whatever type has them.</summary>
    public static HashSet<string> Reshaping { get; } = new(StringComparer.Ordinal)
    {
        "ToBase64String", "ToHexString", "ToHexStringLower", "FromBase64String", "FromHexString",
        "Base64UrlEncode", "Base64UrlDecode", "EncodeToString", "DecodeFromChars", "GetString", "GetBytes",
        "ToString", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant",
        "Replace", "Trim", "TrimEnd", "TrimStart", "Substring", "Concat", "Format", "Join",
        "ToArray", "Take", "AsSpan", "Slice", "First", "FirstOrDefault", "Single", "SingleOrDefault",
    };
}
