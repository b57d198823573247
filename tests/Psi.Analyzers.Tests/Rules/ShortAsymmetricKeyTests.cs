using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ShortAsymmetricKeyAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ShortAsymmetricKeyTests
{
    [Theory]
    [InlineData("using var rsa = RSA.Create([|1024|]);")]
    [InlineData("RSA.Create(keySizeInBits: [|2047|]);")]
    [InlineData("RSA.Create([|Bits|]);")]
    [InlineData("RSA.Create([|ReadOnly|]);")]
    [InlineData("RSA.Create(strong ? 2048 : [|512|]);")]
    [InlineData("_ = new RSACryptoServiceProvider([|1024|]);")]
    [InlineData("_ = new RSACryptoServiceProvider([|1024|], new CspParameters());")]
    [InlineData("RSACng rsa = new([|1024|]);")]
    [InlineData("_ = new RSAOpenSsl([|1024|]);")]
    [InlineData("given.KeySize = [|1024|];")]
    [InlineData("_ = new RSACng { KeySize = [|1024|] };")]
    [InlineData("DSA.Create([|1024|]);")]
    [InlineData("_ = new DSACryptoServiceProvider([|1024|]);")]
    public Task A_short_size_is_reported_where_it_is_given(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("RSA.Create(2048);")]
    [InlineData("RSA.Create();")]
    [InlineData("RSA.Create(parameters);")]
    [InlineData("RSA.Create(data.Length);")]
    [InlineData("_ = new RSACryptoServiceProvider(4096);")]
    [InlineData("_ = new RSACryptoServiceProvider(0);")]
    [InlineData("given.KeySize = 3072;")]
    [InlineData("DSA.Create(2048);")]
    [InlineData("""var bits = 1024; bits = 2048; RSA.Create(bits);""")]
    [InlineData("if (given.KeySize < 1024) throw new NotSupportedException();")]
    [InlineData("Aes.Create().KeySize = 256;")]
    public Task A_size_that_is_enough_and_one_that_is_no_asymmetric_key_s_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var rsa = [|new RSACryptoServiceProvider()|]; rsa.Encrypt(data, true);")]
    [InlineData("using (var rsa = [|new RSACryptoServiceProvider()|]) { Console.WriteLine(rsa.ToXmlString(true)); }")]
    [InlineData("using RSACryptoServiceProvider rsa = [|new()|]; _ = rsa.ExportParameters(true);")]
    [InlineData("_ = [|new RSACryptoServiceProvider()|].SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);")]
    [InlineData("var dsa = [|new DSACryptoServiceProvider()|]; _ = dsa.CreateSignature(data);")]
    public Task A_provider_s_default_key_is_reported_where_it_is_used(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var rsa = new RSACryptoServiceProvider(); rsa.FromXmlString(text); rsa.Encrypt(data, true);")]
    [InlineData("var rsa = new RSACryptoServiceProvider(1024); rsa.ImportParameters(parameters); rsa.Encrypt(data, true);")]
    [InlineData(
        "using var rsa = RSA.Create(1024); rsa.ImportFromPem(text); "
        + "rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);")]
    [InlineData("new RSACryptoServiceProvider().ImportParameters(parameters);")]
    [InlineData("var rsa = new RSACryptoServiceProvider(); Load(rsa); rsa.Encrypt(data, true);")]
    [InlineData("_ = new RSACryptoServiceProvider();")]
    [InlineData("var rsa = new RSACryptoServiceProvider(); rsa.Decrypt(data, true);")]
    [InlineData("var rsa = new RSACryptoServiceProvider(new CspParameters()); rsa.Encrypt(data, true);")]
    public Task A_key_object_whose_own_key_is_not_seen_in_use_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("ECDsa.Create([|ECCurve.NamedCurves.brainpoolP160r1|]);")]
    [InlineData("ECDiffieHellman.Create([|ECCurve.NamedCurves.brainpoolP192t1|]);")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromFriendlyName([|"nistP192"|]));""")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromFriendlyName([|"SECP160R1"|]));""")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromValue([|"1.2.840.10045.3.1.1"|]));""")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromOid([|new Oid("1.3.132.0.8")|]));""")]
    public Task A_short_curve_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("ECDsa.Create(ECCurve.NamedCurves.nistP256);")]
    [InlineData("ECDsa.Create(ECCurve.NamedCurves.brainpoolP224r1);")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromFriendlyName("nistP384"));""")]
    [InlineData("""ECDsa.Create(ECCurve.CreateFromValue("1.2.840.10045.3.1.7"));""")]
    [InlineData("""_ = text == "nistP192" || text == nameof(ECCurve.NamedCurves.brainpoolP160r1);""")]
    public Task A_curve_that_is_long_enough_and_a_name_that_chooses_nothing_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("3072", "RSA.Create([|2048|]);")]
    [InlineData("3072", "RSA.Create(3072);")]
    [InlineData("3072", "DSA.Create(2048);")]
    [InlineData("1024", "RSA.Create([|2047|]);")]
    [InlineData("many", "RSA.Create(2048);")]
    [InlineData("99999", "RSA.Create(2048);")]
    public Task The_least_bits_of_RSA_are_configured_and_never_below_2048(string least, string statement)
    {
        var test = new VerifyCS.Test { TestCode = InMethod(statement) };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\npsi.rsa_min_key_bits = {least}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Fields_primary_constructors_and_top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Security.Cryptography;
                const int bits = 1024;
                using var rsa = RSA.Create([|bits|]);
                System.Console.WriteLine(new Keys(rsa).First);
                sealed class Keys(RSA first)
                {
                    private readonly RSA _second = RSA.Create([|1024|]);
                    public string First => first.ToXmlString(false) + _second.ToXmlString(false);
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
                    private RSACryptoServiceProvider _key;
                    string M() { using (var r = new RSACryptoServiceProvider([|1024|])) { return r.ToXmlString(true); } }
                    string N() { using (var r = new RSACryptoServiceProvider(2048)) { return r.ToXmlString(true); } }
                    byte[] O(string xml, byte[] d)
                    {
                        var r = new RSACryptoServiceProvider();
                        r.FromXmlString(xml);
                        return r.Encrypt(d, true);
                    }
                    void P(string xml) { _key = new RSACryptoServiceProvider(1024); _key.FromXmlString(xml); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Bouncy_Castle_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Org.BouncyCastle.Asn1.X9;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Crypto.Parameters;
        class C
        {
            void Short()
            {
                new RsaKeyPairGenerator().Init([|new KeyGenerationParameters(1, 1024)|]);
                new RsaKeyPairGenerator().Init(new RsaKeyGenerationParameters(3, 1, [|1024|], 80));
                ECNamedCurveTable.GetByName([|"secp192r1"|]);
            }
            void Long()
            {
                new RsaKeyPairGenerator().Init(new KeyGenerationParameters(1, 3072));
                new RsaKeyPairGenerator().Init(new RsaKeyGenerationParameters(3, 1, 3072, 80));
                new AesKeyGenerator().Init(new KeyGenerationParameters(1, 256));
                ECNamedCurveTable.GetByName("secp256r1");
            }
        }
        namespace Org.BouncyCastle.Crypto
        {
            public class KeyGenerationParameters(int random, int strength) { public int Sum => random + strength; }
        }
        namespace Org.BouncyCastle.Crypto.Parameters
        {
            public class RsaKeyGenerationParameters(int publicExponent, int random, int strength, int certainty)
                : KeyGenerationParameters(random, strength + publicExponent + certainty);
        }
        namespace Org.BouncyCastle.Crypto.Generators
        {
            public class RsaKeyPairGenerator { public void Init(KeyGenerationParameters parameters) { } }
            public class AesKeyGenerator { public void Init(KeyGenerationParameters parameters) { } }
        }
        namespace Org.BouncyCastle.Asn1.X9
        {
            public static class ECNamedCurveTable { public static object GetByName(string name) => name; }
        }
        """);

    [Fact]
    public Task An_own_type_of_the_same_name_elsewhere_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        class C { object M() => (Own.RSA.Create(1024), new Own.RSACng(512) { KeySize = 512 }); }
        namespace Own
        {
            class RSA { public static RSA Create(int keySizeInBits) => new(); }
            class RSACng(int keySize) { public int KeySize { get; set; } = keySize; }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Security.Cryptography;
                class C
                {
                    object M() => (RSA.Create({|#0:1024|}), RSA.Create({|#1:2048|}),
                        {|#2:ECCurve.NamedCurves.brainpoolP160r1|}, DSA.Create({|#3:1024|}));
                }
                """,
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\npsi.rsa_min_key_bits = 4096\n"));
        test.ExpectedDiagnostics.AddRange(
        [
            VerifyCS.Diagnostic().WithLocation(0)
                .WithProperty("bits", "4096")
                .WithMessage("'RSA.Create' gives an RSA key of 1024 bits: such keys can be factored with enough machines, "
                + "and then anyone decrypts and signs with them. Use at least 4096 bits instead; "
                + "keys and certificates that exist have to be exchanged."),
            VerifyCS.Diagnostic().WithLocation(1)
                .WithMessage("'RSA.Create' gives an RSA key of 2048 bits: the policy asks for at least 4096. "
                + "Use at least 4096 bits instead; keys and certificates that exist have to be exchanged."),
            VerifyCS.Diagnostic().WithLocation(2)
                .WithMessage(
                    "'NamedCurves.brainpoolP160r1' gives an elliptic curve of 160 bits: "
                    + "it gives less than 112 bits of security, so private keys can be "
                    + "worked out from public ones with enough machines. Use ECCurve.NamedCurves.nistP256 or stronger instead; "
                    + "keys and certificates that exist have to be exchanged."),
            VerifyCS.Diagnostic().WithLocation(3)
                .WithMessage(
                    "'DSA.Create' gives a DSA key of 1024 bits: such keys can be worked out with enough machines, "
                    + "and then anyone signs with them. "
                    + "Use ECDsa with ECCurve.NamedCurves.nistP256 instead; keys and certificates that exist have to be exchanged."),
        ]);
        return test.RunAsync();
    }

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Security.Cryptography;
        class C
        {
            private const int Bits = 1024;
            private static readonly int ReadOnly = 1024;
            static void Load(RSA rsa) { }
            static void M(RSA given, RSAParameters parameters, byte[] data, string text, bool strong)
            {
                {{statement}}
            }
        }
        """;
}
