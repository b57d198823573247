using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.RevocationNotCheckedAnalyzer, Psi.CodeFixes.RevocationNotCheckedCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class RevocationNotCheckedCodeFixTests
{
    [Fact]
    public Task The_check_is_switched_on_in_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Before("A"), FixedCode = After("A") };
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("C"));
        return test.RunAsync();
    }

    private static string Before(string name) => Source(name, "[|X509RevocationMode.NoCheck|]", "[|NoCheck|]", "[|false|]");

    private static string After(string name) => Source(name, "X509RevocationMode.Online", "Online", "true");

    // A constant may be used elsewhere: it stays, and its use is still reported.
    private static string Source(string name, string member, string imported, string flag) => $$"""
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;
        using static System.Security.Cryptography.X509Certificates.X509RevocationMode;
        class {{name}}
        {
            private const X509RevocationMode Off = X509RevocationMode.NoCheck;
            void M(X509ChainPolicy policy, HttpClientHandler handler)
            {
                policy.RevocationMode = /* a */ {{member}} /* b */;
                policy.RevocationMode = {{imported}};
                policy.RevocationMode = [|Off|];
                handler.CheckCertificateRevocationList = {{flag}};
            }
        }
        """;
}
