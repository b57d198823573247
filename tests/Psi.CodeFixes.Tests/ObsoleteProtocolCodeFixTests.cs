using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ObsoleteProtocolAnalyzer, Psi.CodeFixes.ObsoleteProtocolCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ObsoleteProtocolCodeFixTests
{
    [Theory]
    [InlineData("handler.SslProtocols = [|SslProtocols.Tls|];", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData("handler.SslProtocols = [|SslProtocols.Ssl3 | SslProtocols.Tls|];", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData(
        "handler.SslProtocols = [|System.Security.Authentication.SslProtocols.Tls|];",
        "handler.SslProtocols = System.Security.Authentication.SslProtocols.None;")]
    [InlineData("handler.SslProtocols = [|(SslProtocols)192|];", "handler.SslProtocols = SslProtocols.None;")]
    [InlineData(
        "handler.SslProtocols = /* a */ [|SslProtocols.Tls|] /* b */;",
        "handler.SslProtocols = /* a */ SslProtocols.None /* b */;")]
    [InlineData(
        "handler.SslProtocols = old ? [|SslProtocols.Tls|] : SslProtocols.Tls12;",
        "handler.SslProtocols = old ? SslProtocols.None : SslProtocols.Tls12;")]
    [InlineData(
        "_ = new HttpClientHandler { SslProtocols = [|SslProtocols.Tls11|] };",
        "_ = new HttpClientHandler { SslProtocols = SslProtocols.None };")]
    [InlineData(
        "ServicePointManager.SecurityProtocol = [|SecurityProtocolType.Tls|];",
        "ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;")]
    [InlineData(
        "stream.AuthenticateAsClient(\"a\", null, [|SslProtocols.Tls|], true);",
        "stream.AuthenticateAsClient(\"a\", null, SslProtocols.None, true);")]
    public Task A_set_without_a_current_version_is_left_to_the_system(string before, string after) => VerifyStatementAsync(before, after);

    [Theory]
    [InlineData("handler.SslProtocols = [|SslProtocols.Tls | SslProtocols.Tls12|];", "handler.SslProtocols = SslProtocols.Tls12;")]
    [InlineData(
        "handler.SslProtocols = [|SslProtocols.Tls11 | SslProtocols.Tls12 | (SslProtocols.Ssl3 | SslProtocols.Tls13)|];",
        "handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData(
        "ServicePointManager.SecurityProtocol |= [|SecurityProtocolType.Tls|];",
        "ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;")]
    [InlineData(
        "ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol | [|SecurityProtocolType.Tls11|];",
        "ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol | SecurityProtocolType.Tls12;")]
    public Task What_is_current_of_a_set_stays(string before, string after) => VerifyStatementAsync(before, after);

    [Fact]
    public Task Fix_all_reaches_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Before("A"), FixedCode = After("A") };
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("C"));
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_fixed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                class C { void M() { System.Net.ServicePointManager.SecurityProtocol = [|System.Net.SecurityProtocolType.Tls|]; } }
                """,
            FixedCode = """
                class C { void M() { System.Net.ServicePointManager.SecurityProtocol = System.Net.SecurityProtocolType.Tls12; } }
                """,
        };
        return test.RunAsync();
    }

    private static string Before(string name) => $$"""
        using System.Security.Authentication;
        class {{name}}
        {
            public SslProtocols One { get; set; } = [|SslProtocols.Tls|];
            public SslProtocols Two { get; set; } = [|SslProtocols.Tls11 | SslProtocols.Tls13|];
        }
        """;

    private static string After(string name) => $$"""
        using System.Security.Authentication;
        class {{name}}
        {
            public SslProtocols One { get; set; } = SslProtocols.None;
            public SslProtocols Two { get; set; } = SslProtocols.Tls13;
        }
        """;

    private static Task VerifyStatementAsync(string before, string after) => VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    private static string InMethod(string statement) => $$"""
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Authentication;
        class C
        {
            static void M(bool old, HttpClientHandler handler, SslStream stream)
            {
                {{statement}}
            }
        }
        """;
}
