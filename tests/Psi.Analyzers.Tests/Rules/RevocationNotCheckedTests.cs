using Microsoft.CodeAnalysis;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.RevocationNotCheckedAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class RevocationNotCheckedTests
{
    [Theory]
    [InlineData("chain.ChainPolicy.RevocationMode = [|X509RevocationMode.NoCheck|];")]
    [InlineData("chain.ChainPolicy = new X509ChainPolicy { RevocationMode = [|X509RevocationMode.NoCheck|] };")]
    [InlineData("X509ChainPolicy policy = new() { RevocationMode = [|NoCheck|] };")]
    [InlineData("chain.ChainPolicy.RevocationMode = [|Off|];")]
    [InlineData("chain.ChainPolicy.RevocationMode = [|(X509RevocationMode)0|];")]
    [InlineData("_ = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = [|X509RevocationMode.NoCheck|] };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { CertificateRevocationCheckMode = [|X509RevocationMode.NoCheck|] } };")]
    [InlineData(
        "chain.ChainPolicy.RevocationMode = [|X509RevocationMode.NoCheck|]; "
        + "chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;")]
    [InlineData("_ = new HttpClientHandler { CheckCertificateRevocationList = [|false|] };")]
    [InlineData("var off = false; new HttpClientHandler().CheckCertificateRevocationList = [|off|];")]
    [InlineData("ServicePointManager.CheckCertificateRevocationList = [|false|];")]
    public Task A_check_that_is_switched_off_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;")]
    [InlineData("chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline;")]
    [InlineData("_ = new X509ChainPolicy();")]
    [InlineData("_ = new SslClientAuthenticationOptions();")]
    [InlineData("_ = new SslServerAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.NoCheck };")]
    [InlineData("_ = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };")]
    [InlineData(
        "chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;")]
    [InlineData("if (chain.ChainPolicy.RevocationMode == X509RevocationMode.NoCheck) throw new InvalidOperationException();")]
    [InlineData("_ = chain.ChainPolicy.RevocationMode is X509RevocationMode.NoCheck;")]
    [InlineData(
        "chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; "
        + "chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | "
        + "X509VerificationFlags.IgnoreEndRevocationUnknown;")]
    [InlineData("_ = nameof(X509RevocationMode.NoCheck);")]
    [InlineData("var mode = X509RevocationMode.NoCheck; Console.WriteLine(mode);")]
    [InlineData("_ = new HttpClientHandler { CheckCertificateRevocationList = true };")]
    [InlineData("_ = new HttpClientHandler { CheckCertificateRevocationList = condition };")]
    [InlineData("chain.ChainPolicy.RevocationMode = condition ? X509RevocationMode.Online : X509RevocationMode.NoCheck;")]
    [InlineData("_ = new HttpClientHandler { UseProxy = false };")]
    [InlineData("ServicePointManager.CheckCertificateRevocationList = true;")]
    public Task A_check_that_is_on_left_alone_or_asked_about_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Packages_that_check_are_known() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography.X509Certificates;
        namespace MailKit
        {
            public abstract class MailService { public bool CheckCertificateRevocation { get; set; } = true; }
            public class SmtpClient : MailService;
        }
        namespace Microsoft.AspNetCore.Authentication.Certificate
        {
            public class CertificateAuthenticationOptions { public X509RevocationMode RevocationMode { get; set; } }
        }
        class C(MailKit.SmtpClient mail)
        {
            void M(Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions options)
            {
                mail.CheckCertificateRevocation = [|false|];
                mail.CheckCertificateRevocation = true;
                options.RevocationMode = [|X509RevocationMode.NoCheck|];
                options.RevocationMode = X509RevocationMode.Online;
            }
        }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Security.Cryptography.X509Certificates;
                class C
                {
                    void M(X509Chain chain) { chain.ChainPolicy.RevocationMode = [|X509RevocationMode.NoCheck|]; }
                    void N(X509Chain chain) { chain.ChainPolicy.RevocationMode = X509RevocationMode.Online; }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using var handler = new System.Net.Http.HttpClientHandler { CheckCertificateRevocationList = [|false|] };
                handler.CheckCertificateRevocationList = true;
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            void M(X509ChainPolicy policy, HttpClientHandler handler)
            {
                policy.RevocationMode = {|#0:X509RevocationMode.NoCheck|};
                handler.CheckCertificateRevocationList = {|#1:false|};
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage("'X509ChainPolicy.RevocationMode = NoCheck'" + Harm + "Use 'Online'."),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage("'HttpClientHandler.CheckCertificateRevocationList = false'" + Harm + "Use 'true'."));

    private const string Harm =
        " lets a certificate that was revoked count as valid, so whoever has its stolen key can go on posing as the other side. ";

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using static System.Security.Cryptography.X509Certificates.X509RevocationMode;
        class C
        {
            private const X509RevocationMode Off = X509RevocationMode.NoCheck;
            static void M(bool condition, X509Chain chain)
            {
                {{statement}}
            }
        }
        """);
}
