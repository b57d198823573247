using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.SecretComparisonAnalyzer, Psi.CodeFixes.SecretComparisonCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class SecretComparisonCodeFixTests
{
    [Theory]
    [InlineData(
        "return [|hmac.ComputeHash(body).SequenceEqual(mac)|];",
        "return CryptographicOperations.FixedTimeEquals(hmac.ComputeHash(body), mac);")]
    [InlineData(
        "if (![|mac.SequenceEqual(hmac.ComputeHash(body))|]) throw new Exception(); return true;",
        "if (!CryptographicOperations.FixedTimeEquals(mac, hmac.ComputeHash(body))) throw new Exception(); return true;")]
    [InlineData(
        "return [|Enumerable.SequenceEqual(mac, hmac.ComputeHash(body))|];",
        "return CryptographicOperations.FixedTimeEquals(mac, hmac.ComputeHash(body));")]
    [InlineData(
        "return [|mac.AsSpan().SequenceEqual(hmac.ComputeHash(body))|];",
        "return CryptographicOperations.FixedTimeEquals(mac.AsSpan(), hmac.ComputeHash(body));")]
    [InlineData(
        "return [|mac.SequenceEqual(hmac.ComputeHash(body))|] && [|body.SequenceEqual(hmac.ComputeHash(mac))|];",
        "return CryptographicOperations.FixedTimeEquals(mac, hmac.ComputeHash(body)) && "
        + "CryptographicOperations.FixedTimeEquals(body, hmac.ComputeHash(mac));")]
    public Task Bytes_are_compared_in_fixed_time(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("return [|Convert.ToBase64String(hmac.ComputeHash(body)) == text|];")]
    [InlineData("return [|text.Equals(Convert.ToBase64String(hmac.ComputeHash(body)))|];")]
    [InlineData("return [|hmac.ComputeHash(body).Take(8).SequenceEqual(mac)|];")]
    [InlineData("return [|hmac.ComputeHash(body).SequenceEqual(mac, EqualityComparer<byte>.Default)|];")]
    [InlineData("return [|Convert.ToHexString(hmac.ComputeHash(body)).AsSpan().SequenceEqual(text)|];")]
    public Task Nothing_is_offered_where_the_sides_are_not_bytes(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    [Fact]
    public Task Nothing_is_offered_where_the_framework_has_no_such_method()
    {
        const string code =
            "using System.Linq; class C { bool M(byte[] mac) => "
            + "[|new System.Security.Cryptography.HMACSHA256(mac).ComputeHash(mac).SequenceEqual(mac)|]; }";
        return new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = code,
            FixedCode = code,
        }.RunAsync();
    }

    private static string Source(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Security.Cryptography;
        class C
        {
            bool M(HMACSHA256 hmac, byte[] body, byte[] mac, string text)
            {
                {{statement}}
            }
        }
        """;
}
