using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.PredictableRandomAnalyzer, Psi.CodeFixes.PredictableRandomCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class PredictableRandomCodeFixTests
{
    [Theory]
    [InlineData("var otp = [|random.Next|](100000, 1000000);", "var otp = RandomNumberGenerator.GetInt32(100000, 1000000);")]
    [InlineData("var otp = [|random.Next|](1000000);", "var otp = RandomNumberGenerator.GetInt32(1000000);")]
    [InlineData(
        "var password = [|Random.Shared.Next|]().ToString();",
        "var password = RandomNumberGenerator.GetInt32(int.MaxValue).ToString();")]
    [InlineData("[|random.NextBytes|](salt);", "RandomNumberGenerator.Fill(salt);")]
    [InlineData("[|random.NextBytes|](salt.AsSpan(0, 8));", "RandomNumberGenerator.Fill(salt.AsSpan(0, 8));")]
    [InlineData(
        "var letters = [|random.GetItems<char>|](\"abc\", 16); var token = new string(letters);",
        "var letters = RandomNumberGenerator.GetItems<char>(\"abc\", 16); var token = new string(letters);")]
    [InlineData("var token = [|random.GetHexString|](32);", "var token = RandomNumberGenerator.GetHexString(32);")]
    [InlineData(
        "var token = \"abc\"[[|random.Next|](3)] + \"\" + \"def\"[random.Next(3)];",
        "var token = \"abc\"[RandomNumberGenerator.GetInt32(3)] + \"\" + \"def\"[RandomNumberGenerator.GetInt32(3)];")]
    [InlineData(
        "var one = [|random.Next|]().ToString(); var password = one; var token = [|random.Next|](9).ToString();",
        "var one = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(); var password = one; "
        + "var token = RandomNumberGenerator.GetInt32(9).ToString();")]
    public Task Every_draw_of_the_secret_comes_from_the_cryptographic_generator(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("var password = [|random.NextDouble|]().ToString();")]
    [InlineData("var password = [|random.NextInt64|]().ToString();")]
    [InlineData("var otp = [|random.Next|](maxValue: 1000000);")]
    [InlineData("var password = [|random.Next|]().ToString() + random.NextDouble();")]
    [InlineData("var otp = maybe?[|.Next|](1000000);")]
    public Task Nothing_is_offered_where_a_draw_has_no_equal(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    [Fact]
    public Task The_generator_s_full_name_is_written_where_it_is_not_imported() => VerifyCS.VerifyCodeFixAsync(
        "class C { string password = [|new System.Random().Next|](9).ToString(); }",
        "class C { string password = System.Security.Cryptography.RandomNumberGenerator.GetInt32(9).ToString(); }");

    [Fact]
    public Task Nothing_is_offered_where_the_framework_has_no_such_method()
    {
        const string code = "class C { string password = [|new System.Random().Next|](9).ToString(); }";
        return new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = code,
            FixedCode = code,
        }.RunAsync();
    }

    private static string Source(string statement) => $$"""
        using System;
        using System.Security.Cryptography;
        class C
        {
            void M(Random random, Random? maybe, byte[] salt)
            {
                {{statement}}
            }
        }
        """;
}
