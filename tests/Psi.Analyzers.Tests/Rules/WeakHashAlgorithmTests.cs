using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.WeakHashAlgorithmAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class WeakHashAlgorithmTests
{
    [Fact]
    public Task Creating_MD5_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography;
        class C { byte[] M(byte[] d) { using var h = [|MD5.Create|](); return h.ComputeHash(d); } }
        """);
}
