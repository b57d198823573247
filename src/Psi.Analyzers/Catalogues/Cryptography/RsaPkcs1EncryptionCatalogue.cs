namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>
/// Where .NET's and Bouncy Castle's APIs name RSA encryption with PKCS#1 v1.5 padding. Data only. There is one algorithm, and its fact is
/// its name.
/// </summary>
internal static class RsaPkcs1EncryptionCatalogue
{
    private const string Namespace = "System.Security.Cryptography.";
    private const string Pkcs1 = "RSA-PKCS1-v1_5";

    private static readonly ApiType<string>[] Types =
    [
        new(Namespace + "RSAPKCS1KeyExchangeFormatter", Pkcs1),
        new(Namespace + "RSAPKCS1KeyExchangeDeformatter", Pkcs1),
    ];

    private static readonly ApiMember<string>[] Members = [new(Namespace + "RSAEncryptionPadding", "Pkcs1", Pkcs1)];

    private static readonly ApiMember<string?>[] Choices =
    [
        new(Namespace + "RSACryptoServiceProvider", "Encrypt", ["fOAEP"], null),
        new(Namespace + "RSACryptoServiceProvider", "Decrypt", ["fOAEP"], null),
        new(Namespace + "Xml.EncryptedXml", "EncryptKey", ["useOAEP"], null),
        new(Namespace + "Xml.EncryptedXml", "DecryptKey", ["useOAEP"], null),
        new(Namespace + "Xml.EncryptionMethod", ApiMember.Constructor, ["algorithm"], null),
        new("Org.BouncyCastle.Security.CipherUtilities", "GetCipher", ["algorithm"], null),
    ];

    public static AlgorithmCatalogue<string> All { get; } = new(Types, Members, Choices, ByName);

    /// <summary>
    /// A "no" to OAEP, XML encryption's address, or Bouncy Castle's <c>RSA/mode/padding</c>, where the mode means nothing.
    /// </summary>
    private static string? ByName(string name) =>
        name == bool.FalseString
        || name == "http://www.w3.org/2001/04/xmlenc#rsa-1_5"
        || name.ToUpperInvariant().Split('/') is ["RSA", _, "PKCS1PADDING" or "PKCS1"]
            ? Pkcs1
            : null;
}
