using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.UnauthenticatedEncryptionAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class UnauthenticatedEncryptionTests
{
    [Theory]
    [InlineData("aes.[|EncryptCbc|](data, iv);")]
    [InlineData("aes.[|EncryptCfb|](data, iv);")]
    [InlineData("aes.[|TryEncryptCbc|](data, iv, new byte[64], out _);")]
    [InlineData("Func<byte[], byte[], PaddingMode, byte[]> encrypt = aes.[|EncryptCbc|];")]
    [InlineData("aes.[|CreateEncryptor|]().TransformFinalBlock(data, 0, data.Length);")]
    [InlineData("aes.[|CreateEncryptor|](data, iv);")]
    [InlineData("new AesManaged().[|CreateEncryptor|](data, iv);")]
    [InlineData(
        "aes.Mode = CipherMode.CFB; using var stream = new CryptoStream(Stream.Null, aes.[|CreateEncryptor|](), CryptoStreamMode.Write);")]
    [InlineData("aes.[|EncryptCbc|](data, iv); SHA256.HashData(data);")]
    public Task Encryption_in_a_type_that_authenticates_nothing_is_reported(string statement) =>
        VerifyCS.VerifyAnalyzerAsync(Type(statement));

    [Theory]
    [InlineData("HMACSHA256.HashData(data, aes.EncryptCbc(data, iv));")]
    [InlineData("aes.EncryptCbc(data, iv); new HMACSHA512(data).ComputeHash(data);")]
    [InlineData("aes.EncryptCbc(data, iv); IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, data);")]
    [InlineData("aes.CreateEncryptor(); CryptographicOperations.HmacData(HashAlgorithmName.SHA256, data, data);")]
    [InlineData("aes.CreateEncryptor(); rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);")]
    [InlineData("if (CryptographicOperations.FixedTimeEquals(data, iv)) aes.CreateEncryptor();")]
    [InlineData("Seal(HMACSHA256.HashData, aes.EncryptCbc(data, iv));")]
    [InlineData("new AesGcm(data, 16).Encrypt(iv, data, data, data);")]
    [InlineData("Sign(aes.EncryptCbc(data, iv)); static void Sign(byte[] data) { }")]
    [InlineData("ComputeMac(aes.EncryptCbc(data, iv)); static void ComputeMac(byte[] data) { }")]
    [InlineData("aes.DecryptCbc(data, iv);")]
    [InlineData("aes.CreateDecryptor();")]
    [InlineData("aes.Mode = CipherMode.ECB; aes.CreateEncryptor();")]
    [InlineData("_ = nameof(aes.EncryptCbc);")]
    public Task Encryption_beside_a_MAC_or_signature_and_decryption_are_not(string statement) =>
        VerifyCS.VerifyAnalyzerAsync(Type(statement));

    [Theory]
    [InlineData("byte[] Tag(byte[] data) => HMACSHA256.HashData(data, data);", "")]
    [InlineData("HMACSHA256 Mac { get; } = new([1]);", "")]
    [InlineData("HMAC Mac => new HMACSHA256([1]);", "")]
    [InlineData("class Inner { byte[] Tag(HMAC mac, byte[] data) => mac.ComputeHash(data); }", "")]
    [InlineData("", "byte[] Tag(byte[] data) => HMACSHA256.HashData(data, data);")]
    public async Task A_MAC_anywhere_in_the_type_counts(string member, string otherPart)
    {
        var test = new VerifyCS.Test { TestCode = Sealing("EncryptCbc", member) };
        test.TestState.Sources.Add($$"""using System.Security.Cryptography; partial class Sealer { {{otherPart}} }""");
        await test.RunAsync();
    }

    [Fact]
    public Task A_MAC_in_another_type_is_not_seen() => VerifyCS.VerifyAnalyzerAsync(
        Sealing("[|EncryptCbc|]", "") + "class Other { byte[] Tag(byte[] data) => HMACSHA256.HashData(data, data); }");

    [Fact]
    public Task A_class_that_builds_a_mode_of_single_blocks_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class SymmetricKeyWrapProvider { ICryptoTransform M(Aes aes) => aes.CreateEncryptor(); }
        class Wrapper { ICryptoTransform M(Aes aes) => aes.{|PSI3109:CreateEncryptor|}(); }
        """);

    [Fact]
    public Task A_type_that_is_a_cipher_itself_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        sealed class Wrapped(Aes inner) : SymmetricAlgorithm
        {
            public override ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[]? rgbIV) => inner.CreateEncryptor(rgbKey, rgbIV);
            public override ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[]? rgbIV) => inner.CreateDecryptor(rgbKey, rgbIV);
            public override void GenerateKey() => inner.GenerateKey();
            public override void GenerateIV() => inner.GenerateIV();
        }
        """);

    [Theory]
    [InlineData("aes.[|EncryptCbc|](iv, iv);")]
    [InlineData("HMACSHA256.HashData(iv, aes.EncryptCbc(iv, iv));")]
    public Task Top_level_statements_are_analysed(string statement)
    {
        var test = new VerifyCS.Test
        {
            TestCode = $$"""
                using System.Security.Cryptography;
                using var aes = Aes.Create();
                var iv = RandomNumberGenerator.GetBytes(16);
                {{statement}}
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
                class Bare { ICryptoTransform M(byte[] k, byte[] v) { var c = new RijndaelManaged(); return c.[|CreateEncryptor|](k, v); } }
                class Sealed
                {
                    ICryptoTransform M(byte[] k, byte[] v) { var c = new RijndaelManaged(); return c.CreateEncryptor(k, v); }
                    byte[] N(byte[] k, byte[] d) { using (var h = new HMACSHA256(k)) { return h.ComputeHash(d); } }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Bouncy_Castle_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Security;
        class Bare
        {
            object[] M() => [[|new CbcBlockCipher()|], [|new SicBlockCipher()|], CipherUtilities.GetCipher([|"AES/CTR/NoPadding"|])];
        }
        class Approved
        {
            object[] M() => [CipherUtilities.GetCipher("AES/GCM/NoPadding"), CipherUtilities.GetCipher("RSA/NONE/OAEPPadding")];
        }
        class Sealed { object[] M(IMac mac) => [new CbcBlockCipher(), mac.GetMacSize()]; }
        namespace Org.BouncyCastle.Crypto
        {
            public interface IMac { int GetMacSize(); }
        }
        namespace Org.BouncyCastle.Crypto.Modes
        {
            public class CbcBlockCipher { }
            public class SicBlockCipher { }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class CipherUtilities { public static object GetCipher(string algorithm) => algorithm; }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        Sealing("{|#0:EncryptCbc|}", ""),
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'SymmetricAlgorithm.EncryptCbc' encrypts without authentication, and this type computes no MAC: "
                + "who can change the ciphertext changes the data unseen, and may "
                + "decrypt it by trying (padding oracle). Use AES-GCM (AesGcm) instead, "
                + "or an HMAC over IV and ciphertext with a key of its own."));

    private static string Sealing(string method, string member) => $$"""
        using System.Security.Cryptography;
        partial class Sealer
        {
            byte[] Seal(Aes aes, byte[] data, byte[] iv) => aes.{{method}}(data, iv);
            {{member}}
        }

        """;

    private static string Type(string statement) => $$"""
        using System;
        using System.IO;
        using System.Security.Cryptography;
        class C
        {
            static void Seal(Func<byte[], byte[], byte[]> mac, byte[] data) { }
            static void M(Aes aes, RSA rsa, byte[] data, byte[] iv)
            {
                {{statement}}
            }
        }
        """;
}
