using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where secrets that are compared come from, and what they go through on the way. Data only; <see cref="ComparedSecrets"/> reads it.</summary>
internal static class ComparedSecretCatalogue
{
    public const string KeyedHash = "System.Security.Cryptography.KeyedHashAlgorithm";

    public const string PlainHash = "System.Security.Cryptography.HashAlgorithm";

    public const string Derivation = "System.Security.Cryptography.DeriveBytes";

    public const string IncrementalHash = "System.Security.Cryptography.IncrementalHash";

    /// <summary>Types whose <c>Pbkdf2</c> derives a key.</summary>
    public static IReadOnlyList<string> Pbkdf2Types { get; } = ["System.Security.Cryptography.Rfc2898DeriveBytes", "Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivation"];

    /// <summary>Collections of what came with a request, read by name.</summary>
    public static IReadOnlyList<string> RequestCollections { get; } =
    [
        "Microsoft.AspNetCore.Http.IHeaderDictionary",
        "Microsoft.AspNetCore.Http.IQueryCollection",
        "Microsoft.AspNetCore.Http.IFormCollection",
        "Microsoft.AspNetCore.Http.IRequestCookieCollection",
        "System.Net.Http.Headers.HttpHeaders",
        "System.Net.Http.Headers.HttpRequestHeaders",
        "Microsoft.Azure.Functions.Worker.Http.HttpHeadersCollection",
        "Grpc.Core.Metadata",
    ];

    /// <summary>Types of which a <c>NameValueCollection</c> is what came with a request; others hold settings.</summary>
    public static IReadOnlyList<string> Requests { get; } = ["System.Web.HttpRequest", "System.Web.HttpRequestBase", "System.Net.HttpListenerRequest"];

    /// <summary>Attributes that bind a parameter to what came with a request.</summary>
    public static IReadOnlyList<string> Bindings { get; } = ["Microsoft.AspNetCore.Mvc.FromHeaderAttribute", "Microsoft.AspNetCore.Mvc.FromQueryAttribute"];

    /// <summary>Methods that compute a hash.</summary>
    public static ISet<string> Computing { get; } = new HashSet<string>(StringComparer.Ordinal) { "ComputeHash", "ComputeHashAsync", "HashData", "HashDataAsync", "TryHashData", "TryComputeHash" };

    /// <summary>Methods that put bytes or text into another form, whatever type has them.</summary>
    public static ISet<string> Reshaping { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ToBase64String", "ToHexString", "ToHexStringLower", "FromBase64String", "FromHexString", "Base64UrlEncode", "Base64UrlDecode", "EncodeToString", "DecodeFromChars", "GetString", "GetBytes",
        "ToString", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Replace", "Trim", "TrimEnd", "TrimStart", "Substring", "Concat", "Format", "Join", "ToArray", "Take", "AsSpan", "Slice",
        "First", "FirstOrDefault", "Single", "SingleOrDefault",
    };
}
