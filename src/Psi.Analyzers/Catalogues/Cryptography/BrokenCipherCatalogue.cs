using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Where .NET's and Bouncy Castle's APIs name a broken cipher. Data only.</summary>
internal static class BrokenCipherCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Engines = "Org.BouncyCastle.Crypto.Engines.";
    private const string Constructor = ApiMember.Constructor;

    private static readonly ApiType<BrokenCipher>[] Types =
    [
        new(Namespace + "DES", BrokenCipher.DES),
        new(Namespace + "DESCryptoServiceProvider", BrokenCipher.DES),
        new(Namespace + "TripleDES", BrokenCipher.TripleDES),
        new(Namespace + "TripleDESCryptoServiceProvider", BrokenCipher.TripleDES),
        new(Namespace + "TripleDESCng", BrokenCipher.TripleDES),
        new(Namespace + "RC2", BrokenCipher.RC2),
        new(Namespace + "RC2CryptoServiceProvider", BrokenCipher.RC2),
        new(Engines + "DesEngine", BrokenCipher.DES),
        new(Engines + "DesEdeEngine", BrokenCipher.TripleDES),
        new(Engines + "DesEdeWrapEngine", BrokenCipher.TripleDES),
        new(Engines + "RC2Engine", BrokenCipher.RC2),
        new(Engines + "RC2WrapEngine", BrokenCipher.RC2),
        new(Engines + "RC4Engine", BrokenCipher.RC4),
        new(Engines + "BlowfishEngine", BrokenCipher.Blowfish),
    ];

    private static readonly ApiMember<BrokenCipher>[] Members =
    [
        new(Namespace + "PbeEncryptionAlgorithm", "TripleDes3KeyPkcs12", BrokenCipher.TripleDES),
        new(Namespace + "X509Certificates.Pkcs12ExportPbeParameters", "Pkcs12TripleDesSha1", BrokenCipher.TripleDES),
    ];

    private static readonly ApiMember<BrokenCipher?>[] Choices =
    [
        new(Namespace + "SymmetricAlgorithm", "Create", ["algName"], null),
        new(Namespace + "CryptoConfig", "CreateFromName", ["name"], null),
        new(Namespace + "CryptoConfig", "MapNameToOID", ["name"], null),
        new(Namespace + "CngAlgorithm", Constructor, ["algorithm"], null),
        new(Namespace + "PasswordDeriveBytes", "CryptDeriveKey", ["algname"], null),
        new(Namespace + "Rfc2898DeriveBytes", "CryptDeriveKey", ["algname"], null),
        new(Namespace + "Pkcs.AlgorithmIdentifier", Constructor, ["oid"], null),
        new(Namespace + "Xml.EncryptionMethod", Constructor, ["algorithm"], null),
        new("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", ["algorithm"], null),
        new("Org.BouncyCastle.Security.WrapperUtilities", "GetWrapper", ["algorithm"], null),
    ];

    private static readonly Dictionary<string, BrokenCipher> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DES"] = BrokenCipher.DES,
        ["1.3.14.3.2.7"] = BrokenCipher.DES,
        ["http://www.w3.org/2001/04/xmlenc#des-cbc"] = BrokenCipher.DES,
        ["3DES"] = BrokenCipher.TripleDES,
        ["3DES_112"] = BrokenCipher.TripleDES,
        ["TripleDES"] = BrokenCipher.TripleDES,
        ["Triple DES"] = BrokenCipher.TripleDES,
        ["TripleDESKeyWrap"] = BrokenCipher.TripleDES,
        ["DESede"] = BrokenCipher.TripleDES,
        ["DESedeWrap"] = BrokenCipher.TripleDES,
        ["TDEA"] = BrokenCipher.TripleDES,
        ["1.2.840.113549.3.7"] = BrokenCipher.TripleDES,
        ["1.2.840.113549.1.9.16.3.6"] = BrokenCipher.TripleDES,
        ["http://www.w3.org/2001/04/xmlenc#tripledes-cbc"] = BrokenCipher.TripleDES,
        ["http://www.w3.org/2001/04/xmlenc#kw-tripledes"] = BrokenCipher.TripleDES,
        ["RC2"] = BrokenCipher.RC2,
        ["RC2Wrap"] = BrokenCipher.RC2,
        ["1.2.840.113549.3.2"] = BrokenCipher.RC2,
        ["RC4"] = BrokenCipher.RC4,
        ["ARC4"] = BrokenCipher.RC4,
        ["ARCFOUR"] = BrokenCipher.RC4,
        ["1.2.840.113549.3.4"] = BrokenCipher.RC4,
        ["Blowfish"] = BrokenCipher.Blowfish,
    };

    public static AlgorithmCatalogue<BrokenCipher> All { get; } = new(Types, Members, Choices, ByName);

    /// <summary>
    /// The broken cipher with this name: a short name in any case, a type's full or assembly-qualified name, an OID, an XML encryption
    /// address, or Bouncy Castle's <c>cipher/mode/padding</c>.
    /// </summary>
    private static BrokenCipher? ByName(string name)
    {
        var bare = Until(name, ',');
        return Names.TryGetValue(bare, out var found) || Names.TryGetValue(Until(bare, '/'), out found)
            ? found
            : Types.FirstOrDefault(type => string.Equals(type.Name, bare, StringComparison.OrdinalIgnoreCase))?.Fact;
    }

    private static string Until(string text, char end) =>
        (text.IndexOf(end) is >= 0 and var index ? text.Substring(0, index) : text).Trim();
}
