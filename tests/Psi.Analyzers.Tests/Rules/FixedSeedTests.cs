using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.FixedSeedAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class FixedSeedTests
{
    private static readonly Microsoft.CodeAnalysis.MetadataReference BouncyCastle = PackageReferences.Compile(
        "bouncycastle/1.8.9/lib/BouncyCastle.Crypto.dll",
        """
        namespace Org.BouncyCastle.Crypto.Prng
        {
            public interface IRandomGenerator;
            public class DigestRandomGenerator(object? digest) : IRandomGenerator { public object? Digest => digest; }
            public class VmpcRandomGenerator : IRandomGenerator;
        }
        namespace Org.BouncyCastle.Security
        {
            public class SecureRandom : System.Random
            {
                public SecureRandom() { }
                public SecureRandom(byte[] seed) { }
                public SecureRandom(Org.BouncyCastle.Crypto.Prng.IRandomGenerator generator) { }
                public static SecureRandom GetInstance(string algorithm) => new();
                public static SecureRandom GetInstance(string algorithm, bool autoSeed) => new();
                public virtual void SetSeed(long seed) { }
                public virtual void SetSeed(byte[] seed) { }
            }
        }
        """);

    [Theory]
    [InlineData("_ = new SecureRandom([|new byte[] { 1, 2, 3 }|]);")]
    [InlineData("_ = new SecureRandom([|new byte[8]|]);")]
    [InlineData("SecureRandom generator = new([|[1, 2, 3]|]);")]
    [InlineData("_ = new SecureRandom([|Encoding.ASCII.GetBytes(\"seed\")|]);")]
    [InlineData("_ = new SecureRandom([|Convert.FromBase64String(Text)|]);")]
    [InlineData("_ = new SecureRandom([|\"seed\"u8.ToArray()|]);")]
    [InlineData("var seed = new byte[] { 1, 2, 3 }; _ = new SecureRandom([|seed|]);")]
    [InlineData("_ = new SecureRandom([|Seed|]);")]
    [InlineData("byte[] seed = { 1, 2, 3 }; _ = new SecureRandom([|seed|]);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA1PRNG\", false); generator.SetSeed([|42|]);")]
    [InlineData(
        "var generator = SecureRandom.GetInstance(\"SHA1PRNG\", autoSeed: false); "
        + "generator.SetSeed([|Encoding.UTF8.GetBytes(\"seed\")|]);")]
    [InlineData("var generator = new SecureRandom(new DigestRandomGenerator(null)); generator.SetSeed([|1L|]);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA1PRNG\", false); generator.SetSeed([|1|]); generator.SetSeed([|2|]);")]
    public Task A_SecureRandom_that_starts_from_a_seed_in_the_code_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new SecureRandom();")]
    [InlineData("_ = new SecureRandom(given);")]
    [InlineData("_ = new SecureRandom(RandomNumberGenerator.GetBytes(32));")]
    [InlineData("var seed = new byte[32]; RandomNumberGenerator.Fill(seed); _ = new SecureRandom(seed);")]
    [InlineData("var seed = new byte[] { 1, 2 }; seed[0] = given[0]; _ = new SecureRandom(seed);")]
    [InlineData("_ = new SecureRandom(Encoding.ASCII.GetBytes(text));")]
    [InlineData("var generator = new SecureRandom(); generator.SetSeed(42);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA256PRNG\"); generator.SetSeed(42);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA256PRNG\", true); generator.SetSeed(42);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA256PRNG\", false); generator.SetSeed(given);")]
    [InlineData("var generator = SecureRandom.GetInstance(\"SHA256PRNG\", false); generator.SetSeed(given); generator.SetSeed(42);")]
    [InlineData("SecureRandom.GetInstance(\"SHA256PRNG\", false);")]
    [InlineData("_ = new SecureRandom(new VmpcRandomGenerator());")]
    [InlineData("unknown.SetSeed(42);")]
    public Task One_that_the_system_seeds_or_whose_seed_is_not_known_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var random = new Random(42); var password = [|random.Next|]().ToString();")]
    [InlineData("var token = [|new Random(Number).Next|]() + \"\";")]
    [InlineData("[|Fixed.NextBytes|](salt);")]
    [InlineData("var seed = 7; var random = new Random(Seed: seed); string apiKey = [|random.Next|]() + \"-\" + random.Next();")]
    public Task A_Random_with_a_fixed_seed_is_reported_where_it_makes_a_secret(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var random = new Random(42); var dice = random.Next(1, 7);")]
    [InlineData("var random = new Random(42); var points = Enumerable.Range(0, 9).Select(_ => random.NextDouble()).ToArray();")]
    [InlineData("var random = new Random(); var password = random.Next().ToString();")]
    [InlineData("var random = new Random(Environment.TickCount); var password = random.Next().ToString();")]
    [InlineData("var random = new Random(given.Length); random.NextBytes(salt);")]
    public Task A_Random_that_makes_none_or_has_another_seed_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Tests_may_repeat_themselves()
    {
        var test = new VerifyCS.Test { TestCode = "class C { string password = new System.Random(42).Next().ToString(); }" };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_and_top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                System.Random random = new System.Random(1);
                byte[] salt = new byte[8];
                [|random.NextBytes|](salt);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using Org.BouncyCastle.Security;
        class C
        {
            object M() => new SecureRandom({|#0:new byte[4]|});
            string Password() => {|#1:new System.Random(1).Next|}().ToString();
        }
        namespace Org.BouncyCastle.Security { class SecureRandom(byte[] seed) { public byte[] Seed => seed; } }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithProperty("form", "seed").WithMessage(
            "'SecureRandom' starts from a seed that is in the code, so it gives the same values in every run, "
            + "and whoever has the program knows all that it gives. "
            + "Leave the seed out: new SecureRandom() is seeded by the system."),
        VerifyCS.Diagnostic().WithLocation(1).WithProperty("form", "draw").WithMessage(
            "'Random' starts from a seed that is in the code, so it gives the same values in every run, "
            + "and whoever has the program knows what becomes a password ('Password') here. "
            + "Use RandomNumberGenerator.GetInt32."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() =>
        VerifyStatementAsync(
            "_ = new SecureRandom({|CS0103:missing|}); unknown.SetSeed({|CS0103:missing|}); _ = new SecureRandom([|new byte[4]|]);");

    private static Task VerifyStatementAsync(string statement) => VerifyAsync($$"""
        using System;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Text;
        using Org.BouncyCastle.Crypto.Prng;
        using Org.BouncyCastle.Security;
        class C
        {
            private const int Number = 42;
            private const string Text = "AAAA";
            private static readonly byte[] Seed = { 1, 2, 3 };
            private static Random Fixed = new(42);
            static void M(SecureRandom unknown, byte[] given, byte[] salt, string text)
            {
                {{statement}}
            }
        }
        """);

    private static Task VerifyAsync(string source)
    {
        var test = new VerifyCS.Test { TestCode = source };
        test.TestState.AdditionalReferences.Add(BouncyCastle);
        return test.RunAsync();
    }
}
