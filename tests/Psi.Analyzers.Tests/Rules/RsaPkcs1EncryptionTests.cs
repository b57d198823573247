using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.RsaPkcs1EncryptionAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class RsaPkcs1EncryptionTests
{
    [Theory]
    [InlineData("rsa.Encrypt(data, [|RSAEncryptionPadding.Pkcs1|]);")]
    [InlineData("rsa.Decrypt(data, [|RSAEncryptionPadding.Pkcs1|]);")]
    [InlineData("rsa.TryEncrypt(data, new byte[256], [|RSAEncryptionPadding.Pkcs1|], out _);")]
    [InlineData("rsa.TryDecrypt(data, new byte[256], padding: [|RSAEncryptionPadding.Pkcs1|], out _);")]
    [InlineData("var padding = [|RSAEncryptionPadding.Pkcs1|]; rsa.Encrypt(data, padding);")]
    [InlineData("rsa.Encrypt(data, data.Length > 200 ? [|RSAEncryptionPadding.Pkcs1|] : RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("new RSACryptoServiceProvider(2048).Encrypt(data, [|false|]);")]
    [InlineData("new RSACryptoServiceProvider(2048).Decrypt(data, fOAEP: [|false|]);")]
    [InlineData("new RSACryptoServiceProvider(2048).Encrypt(data, [|Oaep|]);")]
    [InlineData("var oaep = false; new RSACryptoServiceProvider(2048).Encrypt(data, [|oaep|]);")]
    [InlineData("[|new RSAPKCS1KeyExchangeFormatter(rsa)|].CreateKeyExchange(data);")]
    [InlineData("RSAPKCS1KeyExchangeDeformatter formatter = [|new()|];")]
    public Task PKCS1_padding_of_encryption_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("rsa.Encrypt(data, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("rsa.Encrypt(data, RSAEncryptionPadding.OaepSHA1);")]
    [InlineData("rsa.Decrypt(data, RSAEncryptionPadding.CreateOaep(HashAlgorithmName.SHA384));")]
    [InlineData("rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("new RSACryptoServiceProvider(2048).Encrypt(data, true);")]
    [InlineData("new RSACryptoServiceProvider(2048).Encrypt(data, data.Length > 9);")]
    [InlineData("var oaep = false; oaep = true; new RSACryptoServiceProvider(2048).Encrypt(data, oaep);")]
    [InlineData("new RSAOAEPKeyExchangeFormatter(rsa).CreateKeyExchange(data);")]
    [InlineData("_ = new RSAPKCS1SignatureFormatter(rsa);")]
    [InlineData("if (given == RSAEncryptionPadding.Pkcs1) throw new NotSupportedException();")]
    [InlineData("if (RSAEncryptionPadding.Pkcs1.Equals(given)) throw new NotSupportedException();")]
    [InlineData("_ = nameof(RSAEncryptionPadding.Pkcs1);")]
    public Task OAEP_signatures_and_questions_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Fields_extension_methods_and_top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using static System.Security.Cryptography.RSAEncryptionPadding;
                using System.Security.Cryptography;
                using var rsa = RSA.Create(3072);
                rsa.Wrap([1]).Wrap([2], rsa);
                rsa.Encrypt([1], [|Pkcs1|]);
                static class Keys
                {
                    private static readonly RSAEncryptionPadding Padding = [|RSAEncryptionPadding.Pkcs1|];
                    public static byte[] Wrap(this RSA rsa, byte[] key) => rsa.Encrypt(key, Padding);
                    public static byte[] Wrap(this byte[] key, byte[] other, RSA rsa) => rsa.Encrypt([.. key, .. other], OaepSHA256);
                }
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Security.Cryptography;
                class C
                {
                    byte[] M(byte[] d) { using (var r = new RSACryptoServiceProvider(2048)) { return r.Encrypt(d, [|false|]); } }
                    byte[] N(byte[] d) { using (var r = new RSACryptoServiceProvider(2048)) { return r.Encrypt(d, true); } }
                    byte[] O(RSA r, byte[] d) { return r.Decrypt(d, [|RSAEncryptionPadding.Pkcs1|]); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task XML_encryption_and_Bouncy_Castle_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        using System.Security.Cryptography.Xml;
        using Org.BouncyCastle.Security;
        class C
        {
            object[] Weak(byte[] key, RSA rsa) =>
            [
                EncryptedXml.EncryptKey(key, rsa, [|false|]),
                new EncryptionMethod([|EncryptedXml.XmlEncRSA15Url|]),
                CipherUtilities.GetCipher([|"RSA/ECB/PKCS1Padding"|]),
                CipherUtilities.GetCipher([|"RSA//PKCS1Padding"|]),
            ];
            object[] Strong(byte[] key, RSA rsa) =>
            [
                EncryptedXml.EncryptKey(key, rsa, true),
                new EncryptionMethod(EncryptedXml.XmlEncRSAOAEPUrl),
                CipherUtilities.GetCipher("RSA/ECB/OAEPWithSHA256AndMGF1Padding"),
                CipherUtilities.GetCipher("AES/GCM/NoPadding"),
            ];
        }
        namespace System.Security.Cryptography.Xml
        {
            public class EncryptionMethod(string algorithm) { public string Algorithm => algorithm; }
            public static class EncryptedXml
            {
                public const string XmlEncRSA15Url = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";
                public const string XmlEncRSAOAEPUrl = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
                public static byte[] EncryptKey(byte[] keyData, RSA rsa, bool useOAEP) => useOAEP ? keyData : [];
            }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class CipherUtilities { public static object GetCipher(string algorithm) => algorithm; }
        }
        """);

    [Fact]
    public Task An_own_type_of_the_same_name_elsewhere_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        class C { object M(Own.RSACryptoServiceProvider rsa) => (Own.RSAEncryptionPadding.Pkcs1, rsa.Encrypt([1], false)); }
        namespace Own
        {
            enum RSAEncryptionPadding { Pkcs1 }
            class RSACryptoServiceProvider { public byte[] Encrypt(byte[] rgb, bool fOAEP) => fOAEP ? rgb : []; }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Security.Cryptography;
        class C { byte[] M(RSA rsa) => rsa.Encrypt([1], {|#0:RSAEncryptionPadding.Pkcs1|}); }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'RSAEncryptionPadding.Pkcs1' uses RSA with PKCS#1 v1.5 padding: whoever can tell a failed decryption from another, "
                + "even by its time, decrypts any message "
                + "step by step (Bleichenbacher). Use OAEP with SHA-256 (RSAEncryptionPadding.OaepSHA256) instead; "
                + "the other side has to change with it.")
            .WithProperty("form", "algorithm-member"));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Security.Cryptography;
        class C
        {
            private const bool Oaep = false;
            static void M(RSA rsa, byte[] data, RSAEncryptionPadding given)
            {
                {{statement}}
            }
        }
        """);
}
