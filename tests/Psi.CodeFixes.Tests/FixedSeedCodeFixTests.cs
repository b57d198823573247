using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<Psi.Analyzers.Rules.FixedSeedAnalyzer, Psi.CodeFixes.FixedSeedCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class FixedSeedCodeFixTests
{
    [Theory]
    [InlineData("_ = new SecureRandom([|new byte[] { 1, 2, 3 }|]);", "_ = new SecureRandom();")]
    [InlineData("SecureRandom generator = new([|[1, 2]|]);", "SecureRandom generator = new();")]
    [InlineData("var otp = [|new Random(42).Next|](1000000);", "var otp = RandomNumberGenerator.GetInt32(1000000);")]
    [InlineData(
        "var password = [|new Random(42).Next|]() + \"\" + new Random(42).Next(9);",
        "var password = RandomNumberGenerator.GetInt32(int.MaxValue) + \"\" + RandomNumberGenerator.GetInt32(9);")]
    public Task The_seed_goes_or_the_generator(string before, string after) => VerifyCS.VerifyCodeFixAsync(Source(before), Source(after));

    [Theory]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA1PRNG\", false); generator.SetSeed([|42|]);")]
    [InlineData("var password = [|new Random(42).NextDouble|]().ToString();")]
    public Task Nothing_is_offered_where_more_has_to_change(string statement) =>
        VerifyCS.VerifyCodeFixAsync(Source(statement), Source(statement));

    private static string Source(string statement) => $$"""
        using System;
        using System.Security.Cryptography;
        using Org.BouncyCastle.Security;
        class C
        {
            void M()
            {
                {{statement}}
            }
        }
        namespace Org.BouncyCastle.Security
        {
            public class SecureRandom
            {
                public SecureRandom() { }
                public SecureRandom(byte[] seed) { }
                public static SecureRandom GetInstance(string algorithm, bool autoSeed) => new();
                public void SetSeed(long seed) { }
            }
        }
        """;
}
