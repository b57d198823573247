using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ShortAsymmetricKeyAnalyzer, Psi.CodeFixes.ShortAsymmetricKeyCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ShortAsymmetricKeyCodeFixTests
{
    [Theory]
    [InlineData("_ = RSA.Create([|1024|]);", "_ = RSA.Create(3072);")]
    [InlineData("_ = new RSACryptoServiceProvider(/* a */ [|1024|] /* b */);", "_ = new RSACryptoServiceProvider(/* a */ 3072 /* b */);")]
    [InlineData("RSACng rsa = new([|1024|]);", "RSACng rsa = new(3072);")]
    [InlineData("given.KeySize = [|1024|];", "given.KeySize = 3072;")]
    [InlineData("_ = new RSACng { KeySize = [|1024|] };", "_ = new RSACng { KeySize = 3072 };")]
    [InlineData("_ = RSA.Create(data.Length > 9 ? [|1024|] : 4096);", "_ = RSA.Create(data.Length > 9 ? 3072 : 4096);")]
    [InlineData(
        "using var rsa = [|new RSACryptoServiceProvider()|]; rsa.Encrypt(data, true);",
        "using var rsa = new RSACryptoServiceProvider(3072); rsa.Encrypt(data, true);")]
    [InlineData("_ = ECDsa.Create([|ECCurve.NamedCurves.brainpoolP160r1|]);", "_ = ECDsa.Create(ECCurve.NamedCurves.nistP256);")]
    public Task A_short_size_or_curve_becomes_one_that_is_enough(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("const int bits = 1024; _ = RSA.Create([|bits|]);")]
    [InlineData("_ = DSA.Create([|1024|]);")]
    [InlineData("""_ = ECDsa.Create(ECCurve.CreateFromFriendlyName([|"nistP192"|]));""")]
    public Task Nothing_is_offered_where_it_would_not_be_right_by_itself(string statement) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(statement), InMethod(statement));

    [Fact]
    public Task The_fix_writes_what_is_configured_when_that_is_more()
    {
        var test = new VerifyCS.Test { TestCode = InMethod("_ = RSA.Create([|3072|]);"), FixedCode = InMethod("_ = RSA.Create(4096);") };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\npsi.rsa_min_key_bits = 4096\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task All_of_a_solution_are_fixed_at_once()
    {
        var test = new VerifyCS.Test { TestCode = Class("A", "[|1024|]"), FixedCode = Class("A", "3072") };
        test.TestState.Sources.Add(Class("B", "[|1024|]"));
        test.FixedState.Sources.Add(Class("B", "3072"));
        test.TestState.AdditionalProjects["Other"].Sources.Add(Class("C", "[|1024|]"));
        test.FixedState.AdditionalProjects["Other"].Sources.Add(Class("C", "3072"));
        return test.RunAsync();
    }

    private static string Class(string name, string bits) => $$"""
        using System.Security.Cryptography;
        class {{name}} { object First() => RSA.Create({{bits}}); object Second() => new RSACryptoServiceProvider({{bits}}); }
        """;

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography;
        class C
        {
            static void M(RSA given, byte[] data)
            {
                {{statement}}
            }
        }
        """;
}
