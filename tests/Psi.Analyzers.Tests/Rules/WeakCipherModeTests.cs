using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.WeakCipherModeAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class WeakCipherModeTests
{
    [Theory]
    [InlineData("aes.Mode = [|CipherMode.ECB|];")]
    [InlineData("using var cipher = new AesManaged { Mode = [|CipherMode.ECB|], Key = data };")]
    [InlineData("Run([|CipherMode.ECB|]);")]
    [InlineData("var mode = data.Length > 16 ? CipherMode.CBC : [|CipherMode.ECB|]; aes.Mode = mode;")]
    [InlineData("const CipherMode mode = [|CipherMode.ECB|]; aes.Mode = mode;")]
    [InlineData("aes.[|EncryptEcb|](data, PaddingMode.PKCS7);")]
    [InlineData("aes.[|EncryptEcb|](data, PaddingMode.Zeros);")]
    [InlineData("aes.[|DecryptEcb|](data.AsSpan(), PaddingMode.PKCS7);")]
    [InlineData("aes.[|TryEncryptEcb|](data, new byte[32], PaddingMode.None, out _);")]
    [InlineData("aes?.[|TryDecryptEcb|](data, new byte[32], PaddingMode.None, out _);")]
    [InlineData("Func<byte[], PaddingMode, byte[]> encrypt = aes.[|EncryptEcb|];")]
    public Task ECB_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("aes.Mode = CipherMode.CBC;")]
    [InlineData("aes.EncryptCbc(data, data, PaddingMode.PKCS7);")]
    [InlineData("aes.EncryptCfb(data, data);")]
    [InlineData("new AesGcm(data, 16).Encrypt(data, data, data, data);")]
    [InlineData("if (aes.Mode == CipherMode.ECB) throw new NotSupportedException();")]
    [InlineData("if (aes.Mode is CipherMode.ECB or CipherMode.CTS) throw new NotSupportedException();")]
    [InlineData("switch (aes.Mode) { case CipherMode.ECB: throw new NotSupportedException(); }")]
    [InlineData("_ = nameof(CipherMode.ECB) + nameof(aes.EncryptEcb);")]
    public Task Another_mode_and_a_question_about_ECB_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("aes.Padding = [|PaddingMode.Zeros|];")]
    [InlineData("using var cipher = new AesManaged { Padding = [|PaddingMode.Zeros|], Mode = CipherMode.CBC };")]
    [InlineData("aes.EncryptCbc(data, data, [|PaddingMode.Zeros|]);")]
    [InlineData("aes.DecryptCbc(data, data, paddingMode: [|PaddingMode.Zeros|]);")]
    public Task Zero_padding_of_blocks_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("aes.Padding = PaddingMode.PKCS7;")]
    [InlineData("aes.Padding = PaddingMode.None;")]
    [InlineData("aes.Padding = PaddingMode.ANSIX923;")]
    [InlineData("aes.EncryptCfb(data, data, PaddingMode.Zeros);")]
    [InlineData("aes.Mode = CipherMode.CFB; aes.Padding = PaddingMode.Zeros;")]
    [InlineData("_ = aes.Padding == PaddingMode.Zeros;")]
    public Task Other_padding_and_padding_that_decides_nothing_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Fields_parameters_and_top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using static System.Security.Cryptography.CipherMode;
                using System.Security.Cryptography;
                using var aes = new Vault([|ECB|]).Cipher;
                class Vault(CipherMode mode = [|CipherMode.ECB|])
                {
                    public Aes Cipher { get { var aes = Aes.Create(); aes.Mode = mode; return aes; } }
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
                    ICryptoTransform M(byte[] k)
                    {
                        using (var c = new RijndaelManaged())
                        {
                            c.Key = k;
                            c.Mode = [|CipherMode.ECB|];
                            c.Padding = PaddingMode.PKCS7;
                            return c.CreateEncryptor();
                        }
                    }
                    ICryptoTransform N(byte[] k)
                    {
                        using (var c = new RijndaelManaged())
                        {
                            c.Key = k;
                            c.Mode = CipherMode.CBC;
                            c.Padding = [|PaddingMode.Zeros|];
                            return c.CreateEncryptor();
                        }
                    }
                    ICryptoTransform O(byte[] k)
                    {
                        using (var c = new RijndaelManaged()) { c.Key = k; c.Mode = CipherMode.CBC; return c.CreateEncryptor(); }
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Bouncy_Castle_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Security;
        class C
        {
            private const string Cipher = "AES";
            object[] Weak() => [CipherUtilities.GetCipher([|"AES/ECB/PKCS7Padding"|]),
                CipherUtilities.GetCipher([|$"{Cipher}/ecb/NoPadding"|]), [|new EcbBlockCipher(1)|]];
            object[] Strong() => [CipherUtilities.GetCipher("AES/GCM/NoPadding"),
                CipherUtilities.GetCipher("RSA/ECB/OAEPPadding"), new GcmBlockCipher(1)];
        }
        namespace Org.BouncyCastle.Crypto.Modes
        {
            public class EcbBlockCipher(object cipher) { public object Cipher => cipher; }
            public class GcmBlockCipher(object cipher) { public object Cipher => cipher; }
        }
        namespace Org.BouncyCastle.Security
        {
            public static class CipherUtilities { public static object GetCipher(string algorithm) => algorithm; }
        }
        """);

    [Fact]
    public Task Single_blocks_in_a_class_that_builds_a_mode_of_them_are_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class AesCtrTransform
        {
            void M(Aes aes) { aes.Mode = CipherMode.ECB; aes.Padding = PaddingMode.None; }
            class Inner { void M(Aes aes) { aes.Mode = CipherMode.ECB; aes.Padding = PaddingMode.None; } }
            void Padded(Aes aes) { aes.Mode = [|CipherMode.ECB|]; aes.Padding = PaddingMode.PKCS7; }
        }
        class SymmetricKeyWrapProvider { Aes M() => new AesManaged { Mode = CipherMode.ECB, Padding = PaddingMode.None }; }
        class SaveGame { Aes M() => new AesManaged { Mode = [|CipherMode.ECB|], Padding = PaddingMode.None }; }
        """);

    [Fact]
    public Task An_own_type_of_the_same_name_elsewhere_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        class C { object M(Own.Cipher cipher) => (Own.CipherMode.ECB, cipher.EncryptEcb()); }
        namespace Own
        {
            enum CipherMode { ECB }
            class Cipher { public int EncryptEcb() => 1; }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Security.Cryptography;
        class C { void M(Aes aes) { aes.Mode = {|#0:CipherMode.ECB|}; } void N(Aes aes) { aes.Padding = {|#1:PaddingMode.Zeros|}; } }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'CipherMode.ECB' chooses ECB: equal blocks of data become equal blocks of ciphertext, "
                + "so patterns show and an attacker can exchange or repeat blocks unseen. "
                + "Use AES-GCM (AesGcm) with a new nonce for each message instead; what is already encrypted has to be encrypted anew."),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage(
                "'PaddingMode.Zeros' chooses Zeros: zero bytes that fill a block cannot be told from data, "
                + "so an attacker or an accident can add or remove bytes at the end unseen. "
                + "Use AES-GCM (AesGcm), which needs no padding, or PaddingMode.PKCS7 instead; "
                + "what is already encrypted has to be encrypted anew."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Security.Cryptography;
        class C
        {
            static void Run(CipherMode mode) { }
            static void M(Aes aes, byte[] data)
            {
                {{statement}}
            }
        }
        """);
}
