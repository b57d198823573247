using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's APIs name a weak hash algorithm. Data only; <see cref="AlgorithmSymbols{T}"/> binds it to a compilation.</summary>
internal static class WeakHashCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Digests = "Org.BouncyCastle.Crypto.Digests.";
    private const string BouncyCastle = "Org.BouncyCastle.Security.";

    /// <summary>Types that implement the algorithm: creating one, deriving from one or calling its static methods is a use.</summary>
    public static IReadOnlyList<ApiType<WeakHash>> Types { get; } =
    [
        new(Namespace + "MD5", WeakHash.MD5),
        new(Namespace + "MD5CryptoServiceProvider", WeakHash.MD5),
        new(Namespace + "MD5Cng", WeakHash.MD5),
        new(Namespace + "SHA1", WeakHash.SHA1),
        new(Namespace + "SHA1CryptoServiceProvider", WeakHash.SHA1),
        new(Namespace + "SHA1Managed", WeakHash.SHA1),
        new(Namespace + "SHA1Cng", WeakHash.SHA1),
        new(Namespace + "RIPEMD160", WeakHash.RIPEMD160),
        new(Namespace + "RIPEMD160Managed", WeakHash.RIPEMD160),
        new(Namespace + "HMACMD5", WeakHash.HMACMD5),
        new(Namespace + "HMACSHA1", WeakHash.HMACSHA1),
        new(Namespace + "HMACRIPEMD160", WeakHash.HMACRIPEMD160),
        new(Digests + "MD2Digest", WeakHash.MD2),
        new(Digests + "MD4Digest", WeakHash.MD4),
        new(Digests + "MD5Digest", WeakHash.MD5),
        new(Digests + "Sha1Digest", WeakHash.SHA1),
        new(Digests + "RipeMD128Digest", WeakHash.RIPEMD128),
        new(Digests + "RipeMD160Digest", WeakHash.RIPEMD160),
    ];

    /// <summary>Properties and enum members whose value is the algorithm.</summary>
    public static IReadOnlyList<ApiMember<WeakHash>> Members { get; } =
    [
        new(Namespace + "HashAlgorithmName", "MD5", WeakHash.MD5),
        new(Namespace + "HashAlgorithmName", "SHA1", WeakHash.SHA1),
        new(Namespace + "CngAlgorithm", "MD5", WeakHash.MD5),
        new(Namespace + "CngAlgorithm", "Sha1", WeakHash.SHA1),
        new("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivationPrf", "HMACSHA1", WeakHash.HMACSHA1),
    ];

    /// <summary>
    /// Methods and constructors that choose an algorithm by a parameter, each with the algorithm that .NET documents for overloads without
    /// it.
    /// </summary>
    public static IReadOnlyList<ApiMember<WeakHash?>> Choices { get; } =
    [
        new(Namespace + "HashAlgorithm", "Create", ["hashName"], WeakHash.SHA1),
        new(Namespace + "KeyedHashAlgorithm", "Create", ["algName"], WeakHash.HMACSHA1),
        new(Namespace + "HMAC", "Create", ["algorithmName"], WeakHash.HMACSHA1),
        new(Namespace + "CryptoConfig", "CreateFromName", ["name"], null),
        new(Namespace + "CryptoConfig", "MapNameToOID", ["name"], null),
        new(Namespace + "HashAlgorithmName", Constructor, ["name"], null),
        new(Namespace + "HashAlgorithmName", "FromOid", ["oidValue"], null),
        new(Namespace + "CngAlgorithm", Constructor, ["algorithm"], null),
        new(Namespace + "AsymmetricSignatureFormatter", "SetHashAlgorithm", ["strName"], null),
        new(Namespace + "AsymmetricSignatureDeformatter", "SetHashAlgorithm", ["strName"], null),
        new(Namespace + "RSACryptoServiceProvider", "SignData", ["halg", "hashAlgorithm"], null),
        new(Namespace + "RSACryptoServiceProvider", "VerifyData", ["halg", "hashAlgorithm"], null),
        new(Namespace + "RSACryptoServiceProvider", "SignHash", ["str"], null),
        new(Namespace + "RSACryptoServiceProvider", "VerifyHash", ["str"], null),
        new(Namespace + "DSACryptoServiceProvider", "SignHash", ["str"], null),
        new(Namespace + "DSACryptoServiceProvider", "VerifyHash", ["str"], null),
        new(Namespace + "PasswordDeriveBytes", Constructor, ["strHashName", "hashName"], WeakHash.SHA1),
        new(Namespace + "Rfc2898DeriveBytes", Constructor, ["hashAlgorithm"], WeakHash.HMACSHA1),
        new(BouncyCastle + "DigestUtilities", "GetDigest", ["algorithm"], null),
        new(BouncyCastle + "DigestUtilities", "CalculateDigest", ["algorithm"], null),
        new(BouncyCastle + "MacUtilities", "GetMac", ["algorithm"], null),
        new(BouncyCastle + "MacUtilities", "CalculateMac", ["algorithm"], null),
        new(BouncyCastle + "SignerUtilities", "GetSigner", ["algorithm"], null),
        new("Org.BouncyCastle.Crypto.Operators.Asn1SignatureFactory", Constructor, ["algorithm"], null),
        new("System.Web.Security.FormsAuthentication", "HashPasswordForStoringInConfigFile", ["passwordFormat"], null),
    ];

    public static AlgorithmCatalogue<WeakHash> All { get; } = new(Types, Members, Choices, ByName);

    private const string Constructor = ApiMember.Constructor;

    private static readonly Dictionary<string, WeakHash> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MD2"] = WeakHash.MD2,
        ["MD4"] = WeakHash.MD4,
        ["MD5"] = WeakHash.MD5,
        ["1.2.840.113549.2.5"] = WeakHash.MD5,
        ["http://www.w3.org/2001/04/xmldsig-more#md5"] = WeakHash.MD5,
        ["SHA"] = WeakHash.SHA1,
        ["SHA1"] = WeakHash.SHA1,
        ["SHA-1"] = WeakHash.SHA1,
        ["1.3.14.3.2.26"] = WeakHash.SHA1,
        ["http://www.w3.org/2000/09/xmldsig#sha1"] = WeakHash.SHA1,
        [Namespace + "HashAlgorithm"] = WeakHash.SHA1,
        ["RIPEMD128"] = WeakHash.RIPEMD128,
        ["RIPEMD-128"] = WeakHash.RIPEMD128,
        ["RIPEMD160"] = WeakHash.RIPEMD160,
        ["RIPEMD-160"] = WeakHash.RIPEMD160,
        ["1.3.36.3.2.1"] = WeakHash.RIPEMD160,
        ["http://www.w3.org/2001/04/xmlenc#ripemd160"] = WeakHash.RIPEMD160,
        ["HMAC-MD5"] = WeakHash.HMACMD5,
        ["HMAC/MD5"] = WeakHash.HMACMD5,
        ["HMAC-SHA1"] = WeakHash.HMACSHA1,
        ["HMAC-SHA-1"] = WeakHash.HMACSHA1,
        ["HMAC/SHA1"] = WeakHash.HMACSHA1,
        ["HMAC/SHA-1"] = WeakHash.HMACSHA1,
        ["HMAC-RIPEMD160"] = WeakHash.HMACRIPEMD160,
        ["HMACMD5"] = WeakHash.HMACMD5,
        ["http://www.w3.org/2001/04/xmldsig-more#hmac-md5"] = WeakHash.HMACMD5,
        ["HMACSHA1"] = WeakHash.HMACSHA1,
        ["http://www.w3.org/2000/09/xmldsig#hmac-sha1"] = WeakHash.HMACSHA1,
        [Namespace + "HMAC"] = WeakHash.HMACSHA1,
        [Namespace + "KeyedHashAlgorithm"] = WeakHash.HMACSHA1,
        ["HMACRIPEMD160"] = WeakHash.HMACRIPEMD160,
        ["http://www.w3.org/2001/04/xmldsig-more#hmac-ripemd160"] = WeakHash.HMACRIPEMD160,
    };

    /// <summary>
    /// The weak algorithm that .NET's name look-ups (<c>CryptoConfig</c>, <c>HashAlgorithmName</c>) find under a name: a short
    /// name in any case, a type's full or assembly-qualified name, an OID or an XML signature address; or Bouncy Castle's under the
    /// name of a signature scheme, such as <c>SHA1withRSA</c>. Null for any other.
    /// </summary>
    public static WeakHash? ByName(string name)
    {
        var assembly = name.IndexOf(',');
        var bare = (assembly < 0 ? name : name.Substring(0, assembly)).Trim();
        return Names.TryGetValue(bare, out var found) || Names.TryGetValue(bare.Substring(0, SignedWithAt(bare)), out found) ? found
            : Types.FirstOrDefault(type => string.Equals(type.Name, bare, StringComparison.OrdinalIgnoreCase))?.Fact;
    }

    /// <summary>Where the hash algorithm's name ends in the name of a signature scheme; the name's length where it is not one.</summary>
    public static int SignedWithAt(string name) =>
        name.IndexOf("with", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? at : name.Length;
}
