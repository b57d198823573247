using Microsoft.CodeAnalysis;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ObsoleteProtocolAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ObsoleteProtocolTests
{
    [Theory]
    [InlineData("handler.SslProtocols = [|SslProtocols.Tls|];")]
    [InlineData("handler.SslProtocols |= [|SslProtocols.Tls11|];")]
    [InlineData("_ = new HttpClientHandler { SslProtocols = [|SslProtocols.Ssl3|] };")]
    [InlineData("HttpClientHandler other = new() { SslProtocols = [|SslProtocols.Tls12 | SslProtocols.Tls11|] };")]
    [InlineData("_ = new SslClientAuthenticationOptions { EnabledSslProtocols = [|SslProtocols.Default|] };")]
    [InlineData("_ = new SslServerAuthenticationOptions { EnabledSslProtocols = [|SslProtocols.Ssl2|] };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { EnabledSslProtocols = [|(SslProtocols)192|] } };")]
    [InlineData("ServicePointManager.SecurityProtocol = [|SecurityProtocolType.Tls|];")]
    [InlineData("ServicePointManager.SecurityProtocol = [|(SecurityProtocolType)768|];")]
    [InlineData("ServicePointManager.SecurityProtocol = [|(SecurityProtocolType)(768 | 3072)|];")]
    [InlineData("ServicePointManager.SecurityProtocol = [|SecurityProtocolType.Ssl3|] | ServicePointManager.SecurityProtocol;")]
    [InlineData(
        "ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol | [|SecurityProtocolType.Tls11|] | "
        + "SecurityProtocolType.Tls12;")]
    [InlineData("stream.AuthenticateAsClient(\"a.example\", null, [|SslProtocols.Tls|], true);")]
    [InlineData(
        "stream.AuthenticateAsClient(checkCertificateRevocation: true, targetHost: \"a.example\", clientCertificates: null, "
        + "enabledSslProtocols: [|SslProtocols.Tls|]);")]
    [InlineData("handler.SslProtocols = old ? [|SslProtocols.Tls|] : SslProtocols.Tls12;")]
    [InlineData("handler.SslProtocols = old switch { true => [|SslProtocols.Tls11|], _ => SslProtocols.None };")]
    [InlineData("handler.SslProtocols = [|Constant|];")]
    [InlineData("handler.SslProtocols = [|ReadOnly|];")]
    [InlineData("var local = SslProtocols.Tls; handler.SslProtocols = [|local|];")]
    [InlineData("var local = SslProtocols.None; if (old) local = [|SslProtocols.Tls|]; handler.SslProtocols = local;")]
    [InlineData("options.Allowed = [|SslProtocols.Tls|];")]
    [InlineData("options.Allowed ??= [|SslProtocols.Tls|];")]
    [InlineData("_ = copy with { Allowed = [|SslProtocols.Tls|] };")]
    [InlineData("Connect([|Tls|]);")]
    [InlineData("Connect([|Old.Tls11|]);")]
    public Task An_obsolete_version_that_is_allowed_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("handler.SslProtocols = SslProtocols.None;")]
    [InlineData("handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols = (SslProtocols)3072;")]
    [InlineData("handler.SslProtocols &= ~SslProtocols.Tls;")]
    [InlineData("handler.SslProtocols &= ~(SslProtocols.Tls | SslProtocols.Tls11);")]
    [InlineData("handler.SslProtocols = handler.SslProtocols & ~(SslProtocols.Ssl3 | SslProtocols.Tls);")]
    [InlineData("ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;")]
    [InlineData("ServicePointManager.SecurityProtocol |= (SecurityProtocolType)12288;")]
    [InlineData("ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;")]
    [InlineData("if (handler.SslProtocols == SslProtocols.Tls) throw new InvalidOperationException();")]
    [InlineData("if ((handler.SslProtocols & (SslProtocols.Tls | SslProtocols.Tls11)) != 0) throw new InvalidOperationException();")]
    [InlineData("if ((handler.SslProtocols & Constant) != SslProtocols.None) throw new InvalidOperationException();")]
    [InlineData("if (handler.SslProtocols is SslProtocols.Tls or SslProtocols.Tls11) throw new InvalidOperationException();")]
    [InlineData("if (handler.SslProtocols.HasFlag(SslProtocols.Tls)) throw new InvalidOperationException();")]
    [InlineData(
        "if (new[] { SslProtocols.Tls, SslProtocols.Tls11 }.Contains(handler.SslProtocols)) throw new InvalidOperationException();")]
    [InlineData(
        "List<SslProtocols> refused = [SslProtocols.Tls]; refused.Add(SslProtocols.Tls11); _ = refused.IndexOf(SslProtocols.Ssl3);")]
    [InlineData("_ = handler.SslProtocols switch { SslProtocols.Tls => 1, _ => 2 };")]
    [InlineData("_ = nameof(SslProtocols.Tls);")]
    [InlineData("Console.WriteLine(SslProtocols.Tls);")]
    [InlineData("var local = SslProtocols.Tls; if (old) local = SslProtocols.None; handler.SslProtocols = local;")]
    [InlineData("Other other = Other.Tls; _ = other;")]
    [InlineData("handler.MaxConnectionsPerServer = 192;")]
    public Task A_version_that_is_current_refused_or_asked_for_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task What_a_setting_starts_with_is_reported_and_what_never_changes_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Authentication;
        class Settings
        {
            public SslProtocols Protocols { get; set; } = [|SslProtocols.Tls|];
            public SslProtocols Init { get; init; } = [|SslProtocols.Tls11 | SslProtocols.Tls12|];
            public SslProtocols? Maybe { get; set; } = [|SslProtocols.Tls|];
            private SslProtocols _protocols = [|SslProtocols.Ssl3|];
            private const SslProtocols Refused = SslProtocols.Tls;
            private static readonly SslProtocols AlsoRefused = SslProtocols.Tls;
            public SslProtocols Old { get; } = SslProtocols.Tls;
            public SslProtocols Current { get; set; } = SslProtocols.Tls13;
            bool M() => Current == Refused || Current == AlsoRefused || Current == _protocols;
        }
        """);

    [Fact]
    public Task A_library_s_own_setting_of_that_type_counts() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Authentication;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using System.ServiceModel;
        namespace Microsoft.AspNetCore.Server.Kestrel.Https
        {
            public class HttpsConnectionAdapterOptions { public SslProtocols SslProtocols { get; set; } }
        }
        namespace System.ServiceModel { public class TcpTransportSecurity { public SslProtocols SslProtocols { get; set; } } }
        class C(HttpsConnectionAdapterOptions kestrel)
        {
            void M(TcpTransportSecurity wcf)
            {
                kestrel.SslProtocols = [|SslProtocols.Tls11|];
                wcf.SslProtocols = [|SslProtocols.Tls|] | kestrel.SslProtocols;
                kestrel.SslProtocols = SslProtocols.Tls13;
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
                using System.Net;
                class C
                {
                    static C()
                    {
                        ServicePointManager.SecurityProtocol = [|SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls|];
                        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
                    }
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
                using System.Net.Http;
                using System.Security.Authentication;
                const SslProtocols protocols = SslProtocols.Tls | SslProtocols.Tls12;
                using var handler = new HttpClientHandler { SslProtocols = [|protocols|] };
                handler.SslProtocols = SslProtocols.None;
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Net.Http;
        using System.Security.Authentication;
        class C
        {
            void M(HttpClientHandler handler)
            {
                handler.SslProtocols = {|CS0103:Missing|};
                handler.SslProtocols = SslProtocols.{|CS0117:Missing|};
                handler.SslProtocols = [|SslProtocols.Tls|];
            }
        }
        """);

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Net;
        using System.Net.Http;
        using System.Security.Authentication;
        class C
        {
            void M(HttpClientHandler handler)
            {
                handler.SslProtocols = {|#0:SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12|};
                ServicePointManager.SecurityProtocol = {|#1:SecurityProtocolType.Ssl3|};
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage("This allows TLS 1.0 and TLS 1.1" + Harm + "Use SslProtocols.None" + Advice),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage("This allows SSL 3.0" + Harm + "Use SecurityProtocolType.SystemDefault" + Advice));

    private const string Harm =
        ", so an attacker on the network path can have the connection fall back to it and use its known breaks to "
        + "read or change the traffic. ";

    private const string Advice = ", which leaves the choice to the system, or allow only TLS 1.2 and 1.3.";

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Authentication;
        using Old = System.Security.Authentication.SslProtocols;
        using static System.Security.Authentication.SslProtocols;
        enum Other { Tls = 192 }
        class Options { public SslProtocols? Allowed { get; set; } }
        record Copy(SslProtocols Allowed);
        class C
        {
            private const SslProtocols Constant = SslProtocols.Tls | SslProtocols.Tls11;
            private static readonly SslProtocols ReadOnly = SslProtocols.Tls;
            static void Connect(SslProtocols protocols) { }
            static void M(bool old, HttpClientHandler handler, SslStream stream, Options options, Copy copy)
            {
                {{statement}}
            }
        }
        """);
}
