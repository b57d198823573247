using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.RsaPkcs1EncryptionAnalyzer, Psi.CodeFixes.RsaPkcs1EncryptionCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class RsaPkcs1EncryptionCodeFixTests
{
    [Theory]
    [InlineData("rsa.Encrypt(data, [|RSAEncryptionPadding.Pkcs1|]);", "rsa.Encrypt(data, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData(
        "rsa.Decrypt(data, /* why */ [|RSAEncryptionPadding.Pkcs1|] /* not */);",
        "rsa.Decrypt(data, /* why */ RSAEncryptionPadding.OaepSHA256 /* not */);")]
    [InlineData("var padding = [|RSAEncryptionPadding.Pkcs1|];", "var padding = RSAEncryptionPadding.OaepSHA256;")]
    [InlineData("rsa.Encrypt(data, [|Pkcs1|]);", "rsa.Encrypt(data, OaepSHA256);")]
    [InlineData("provider.Encrypt(data, [|RSAEncryptionPadding.Pkcs1|]);", "provider.Encrypt(data, RSAEncryptionPadding.OaepSHA1);")]
    [InlineData(
        "provider.TryEncrypt(data, data, [|RSAEncryptionPadding.Pkcs1|], out _);",
        "provider.TryEncrypt(data, data, RSAEncryptionPadding.OaepSHA1, out _);")]
    [InlineData("provider.Encrypt(data, [|false|]);", "provider.Encrypt(data, true);")]
    [InlineData("provider.Decrypt(data, fOAEP: [|false|]);", "provider.Decrypt(data, fOAEP: true);")]
    [InlineData("var formatter = [|new RSAPKCS1KeyExchangeFormatter(rsa)|];", "var formatter = new RSAOAEPKeyExchangeFormatter(rsa);")]
    public Task The_padding_becomes_OAEP_as_far_as_the_class_supports_it(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("const bool oaep = false; provider.Encrypt(data, [|oaep|]);")]
    [InlineData("RSAPKCS1KeyExchangeFormatter formatter = [|new RSAPKCS1KeyExchangeFormatter(rsa)|];")]
    [InlineData("RSAPKCS1KeyExchangeFormatter formatter = [|new(rsa)|];")]
    public Task Nothing_is_offered_where_it_would_not_be_right_by_itself(string statement) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(statement), InMethod(statement));

    [Fact]
    public Task All_of_a_solution_are_fixed_at_once()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Class("A", "[|RSAEncryptionPadding.Pkcs1|]", "[|false|]"),
            FixedCode = Class("A", "RSAEncryptionPadding.OaepSHA256", "true"),
        };
        test.TestState.Sources.Add(Class("B", "[|RSAEncryptionPadding.Pkcs1|]", "[|false|]"));
        test.FixedState.Sources.Add(Class("B", "RSAEncryptionPadding.OaepSHA256", "true"));
        test.TestState.AdditionalProjects["Other"].Sources.Add(Class("C", "[|RSAEncryptionPadding.Pkcs1|]", "[|false|]"));
        test.FixedState.AdditionalProjects["Other"].Sources.Add(Class("C", "RSAEncryptionPadding.OaepSHA256", "true"));
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_fixed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = Class("C", "[|RSAEncryptionPadding.Pkcs1|]", "[|false|]"),
            FixedCode = Class("C", "RSAEncryptionPadding.OaepSHA256", "true"),
        };
        return test.RunAsync();
    }

    private static string Class(string name, string padding, string oaep) => $$"""
        using System.Security.Cryptography;
        class {{name}}
        {
            byte[] Wrap(RSA rsa, byte[] key) { return rsa.Encrypt(key, {{padding}}); }
            byte[] Unwrap(RSA rsa, byte[] key) { return rsa.Decrypt(key, {{padding}}); }
            byte[] Old(RSACryptoServiceProvider rsa, byte[] key) { return rsa.Encrypt(key, {{oaep}}); }
        }
        """;

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Security.Cryptography;
        using static System.Security.Cryptography.RSAEncryptionPadding;
        class C
        {
            static void M(RSA rsa, RSACryptoServiceProvider provider, byte[] data)
            {
                {{statement}}
            }
        }
        """;
}
