using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.BrokenCipherAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class BrokenCipherTests
{
    [Theory]
    [InlineData("[|DES.Create|]();")]
    [InlineData("[|TripleDES.Create|]();")]
    [InlineData("""[|RC2.Create|]("RC2");""")]
    [InlineData("[|System.Security.Cryptography.DES.Create|]();")]
    [InlineData("Func<SymmetricAlgorithm> factory = [|TripleDES.Create|];")]
    [InlineData("[|new DESCryptoServiceProvider()|].GenerateKey();")]
    [InlineData("using SymmetricAlgorithm cipher = [|new TripleDESCryptoServiceProvider { Key = key }|];")]
    [InlineData("TripleDESCng cipher = [|new()|];")]
    [InlineData("RC2CryptoServiceProvider cipher = [|new()|];")]
    [InlineData("[|Old.Create|]();")]
    public Task A_broken_cipher_that_is_made_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("Aes.Create();")]
    [InlineData("_ = new AesGcm(key, 16);")]
    [InlineData("AesCng cipher = new();")]
    [InlineData("_ = new ChaCha20Poly1305(key);")]
    [InlineData("Func<SymmetricAlgorithm> factory = Aes.Create;")]
    [InlineData("_ = TripleDES.IsWeakKey(key);")]
    [InlineData("_ = nameof(DES.Create) + typeof(TripleDES);")]
    [InlineData("_ = given is DES;")]
    [InlineData("_ = given.CreateEncryptor();")]
    public Task An_approved_cipher_and_a_question_about_a_broken_one_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""SymmetricAlgorithm.Create([|"DES"|]);""")]
    [InlineData("""SymmetricAlgorithm.Create([|"3des"|]);""")]
    [InlineData("""SymmetricAlgorithm.Create([|"Triple DES"|]);""")]
    [InlineData("""SymmetricAlgorithm.Create([|nameof(RC2)|]);""")]
    [InlineData("""SymmetricAlgorithm.Create([|"System.Security.Cryptography.TripleDESCryptoServiceProvider"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName([|"System.Security.Cryptography.DES, System.Core"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName([|"http://www.w3.org/2001/04/xmlenc#tripledes-cbc"|]);""")]
    [InlineData("""CryptoConfig.CreateFromName([|"1.2.840.113549.3.2"|]);""")]
    [InlineData("""CryptoConfig.MapNameToOID([|"TripleDES"|]);""")]
    [InlineData("""_ = new CngAlgorithm([|"RC4"|]);""")]
    [InlineData("""new PasswordDeriveBytes("p", key).CryptDeriveKey([|"TripleDES"|], "SHA256", 192, key);""")]
    [InlineData("""SymmetricAlgorithm.Create([|Constant|]);""")]
    [InlineData("""SymmetricAlgorithm.Create([|$"{Prefix}ES"|]);""")]
    [InlineData("""SymmetricAlgorithm.Create(key.Length > 16 ? "AES" : [|"DES"|]);""")]
    [InlineData("""_ = new PbeParameters([|PbeEncryptionAlgorithm.TripleDes3KeyPkcs12|], HashAlgorithmName.SHA1, 2000);""")]
    [InlineData("""certificate.ExportPkcs12([|Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1|], "p");""")]
    public Task A_broken_cipher_chosen_by_name_or_value_is_reported_there(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""SymmetricAlgorithm.Create("AES");""")]
    [InlineData("""CryptoConfig.CreateFromName("http://www.w3.org/2001/04/xmlenc#aes256-cbc");""")]
    [InlineData("""CryptoConfig.CreateFromName("SHA256");""")]
    [InlineData("""CryptoConfig.CreateFromName("DESTINATION");""")]
    [InlineData("""_ = new CngAlgorithm("AES");""")]
    [InlineData("""SymmetricAlgorithm.Create(Console.ReadLine()!);""")]
    [InlineData("""var name = "DES"; name = "AES"; SymmetricAlgorithm.Create(name);""")]
    [InlineData("""Console.WriteLine("DES");""")]
    [InlineData("""_ = pbe.EncryptionAlgorithm == PbeEncryptionAlgorithm.TripleDes3KeyPkcs12;""")]
    [InlineData("""_ = pbe.EncryptionAlgorithm switch { PbeEncryptionAlgorithm.TripleDes3KeyPkcs12 => 1, _ => 2 };""")]
    [InlineData("""_ = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);""")]
    public Task An_approved_name_and_one_that_chooses_nothing_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_class_that_derives_from_a_broken_cipher_is_reported_where_it_is_declared() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        abstract class [|Legacy|] : TripleDES { }
        abstract class StillLegacy : Legacy { }
        abstract class Modern : Aes { }
        """);

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
                    ICryptoTransform M(byte[] k, byte[] v)
                    {
                        using (var c = [|new DESCryptoServiceProvider()|]) { c.Key = k; c.IV = v; return c.CreateEncryptor(); }
                    }
                    ICryptoTransform N(byte[] k)
                    {
                        using (RijndaelManaged c = new RijndaelManaged()) { c.Key = k; return c.CreateEncryptor(); }
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using static System.Security.Cryptography.DES;
                using var cipher = [|Create|]();
                System.Console.WriteLine(cipher.KeySize);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Encrypted_messages_and_XML_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        using System.Security.Cryptography.Pkcs;
        using System.Security.Cryptography.Xml;
        class C
        {
            object Message() => new AlgorithmIdentifier([|new Oid("1.2.840.113549.3.7")|]);
            object Xml() => new EncryptionMethod([|EncryptedXml.XmlEncTripleDESUrl|]);
            object Approved() => (new AlgorithmIdentifier(new Oid("2.16.840.1.101.3.4.1.42")),
                new EncryptionMethod(EncryptedXml.XmlEncAES256Url));
            bool Asks(Oid given) => given.Value == new Oid("1.2.840.113549.3.7").Value;
        }
        namespace System.Security.Cryptography.Pkcs
        {
            public class AlgorithmIdentifier(Oid oid) { public Oid Oid => oid; }
        }
        namespace System.Security.Cryptography.Xml
        {
            public class EncryptionMethod(string algorithm) { public string Algorithm => algorithm; }
            public static class EncryptedXml
            {
                public const string XmlEncTripleDESUrl = "http://www.w3.org/2001/04/xmlenc#tripledes-cbc";
                public const string XmlEncAES256Url = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
            }
        }
        """);

    [Fact]
    public Task Bouncy_Castle_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Security;
        class C
        {
            object[] Broken() => [[|new DesEngine()|], [|new DesEdeEngine()|],
                [|new RC2Engine()|], [|new RC4Engine()|], [|new BlowfishEngine()|]];
            object[] ByName() => [CipherUtilities.GetCipher([|"DESede/CBC/PKCS7Padding"|]),
                CipherUtilities.GetCipher([|"RC4"|]), CipherUtilities.GetCipher([|"blowfish/ECB/NoPadding"|])];
            object[] Approved() => [new AesEngine(), CipherUtilities.GetCipher("AES/GCM/NoPadding")];
        }
        namespace Org.BouncyCastle.Crypto.Engines
        {
            public class DesEngine { }
            public class DesEdeEngine : DesEngine { }
            public class RC2Engine { }
            public class RC4Engine { }
            public class BlowfishEngine { }
            public class AesEngine { }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class CipherUtilities { public static object GetCipher(string algorithm) => algorithm; }
        }
        """);

    [Fact]
    public Task An_own_type_of_the_same_name_elsewhere_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        class C { object M() => (Own.DES.Create(), new Own.RC2(), Own.SymmetricAlgorithm.Create("DES")); }
        namespace Own
        {
            class DES { public static DES Create() => new(); }
            class RC2 { }
            static class SymmetricAlgorithm { public static object Create(string algName) => algName; }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Security.Cryptography;
        class C { object M() => {|#0:DES.Create|}(); }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'DES.Create' uses DES: its 56-bit key is found by trying all of them within a day, "
                + "so whoever has the ciphertext can read it. "
                + "Use AES with authentication (AesGcm) instead; what is already encrypted has to be encrypted anew.")
            .WithProperty("algorithm", "DES")
            .WithProperty("form", "static-member"));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C : {|CS0246:Missing|} { object M() => DES.{|CS0117:Unknown|}(); object N() => [|RC2.Create|]().{|CS1061:Nothing|}; }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Old = System.Security.Cryptography.DES;
        class C
        {
            private const string Constant = "DES";
            private static readonly string Prefix = "D";
            static void M(byte[] key, SymmetricAlgorithm given, PbeParameters pbe, X509Certificate2 certificate)
            {
                {{statement}}
            }
        }
        """);
}
