using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.SecureRandomAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SecureRandomTests
{
    [Theory]
    [InlineData("bytes = RandomNumberGenerator.[|GetBytes|](32);")]
    [InlineData("RandomNumberGenerator.[|Fill|](bytes);")]
    [InlineData("generator.[|GetBytes|](bytes);")]
    [InlineData("using var made = RandomNumberGenerator.Create(); made.[|GetNonZeroBytes|](bytes);")]
    [InlineData("Use(RandomNumberGenerator.[|GetInt32|](1, 7));")]
    [InlineData("Use(RandomNumberGenerator.[|GetHexString|](32));")]
    [InlineData("Use(Convert.ToBase64String(RandomNumberGenerator.[|GetBytes|](32)));")]
    public Task Values_of_a_secure_generator_are_evidence(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("using var made = RandomNumberGenerator.Create();")]
    [InlineData("RandomNumberGenerator.GetBytes(32);")]
    [InlineData("_ = RandomNumberGenerator.GetInt32(7);")]
    [InlineData("new Random().NextBytes(bytes);")]
    [InlineData("new Own().GetBytes(bytes);")]
    [InlineData("Func<int, byte[]> get = RandomNumberGenerator.GetBytes;")]
    [InlineData("void Dead() => RandomNumberGenerator.Fill(bytes);")]
    public Task Other_generators_and_values_that_nobody_takes_are_none(string statement) => VerifyAsync(statement);

    private static Task VerifyAsync(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using System.Security.Cryptography;
        class Own : RandomNumberGenerator { public override void GetBytes(byte[] data) => Array.Clear(data); }
        class C
        {
            public byte[] M(RandomNumberGenerator generator, byte[] bytes) { {{statement}} return bytes; }
            public void Use(object value) { }
        }
        """);
}
