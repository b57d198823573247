using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.ConstantTimeComparisonAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ConstantTimeComparisonTests
{
    [Theory]
    [InlineData("return CryptographicOperations.[|FixedTimeEquals|](one, other);")]
    [InlineData("if (!CryptographicOperations.[|FixedTimeEquals|](one, other)) { return false; } return true;")]
    [InlineData("CryptographicOperations.FixedTimeEquals(one, other); return true;")]
    [InlineData("_ = CryptographicOperations.FixedTimeEquals(one, other); return true;")]
    [InlineData("CryptographicOperations.ZeroMemory(one); return true;")]
    [InlineData("return one.AsSpan().SequenceEqual(other);")]
    [InlineData("return Own.FixedTimeEquals(one, other);")]
    [InlineData("if (false) { return CryptographicOperations.FixedTimeEquals(one, other); } return true;")]
    public Task Only_a_comparison_whose_result_is_used_is_evidence(string statements) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using System.Security.Cryptography;
        static class Own { public static bool FixedTimeEquals(byte[] one, byte[] other) => one == other; }
        class C { public bool M(byte[] one, byte[] other) { {{statements}} } }
        """);
}
