using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ClearTextEndpointAnalyzer, Psi.CodeFixes.ClearTextEndpointCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ClearTextEndpointCodeFixTests
{
    [Theory]
    [InlineData(
        """client.BaseAddress = new Uri([|"http://api.contoso.com/"|]);""",
        """client.BaseAddress = new Uri("https://api.contoso.com/");""")]
    [InlineData(
        """client.GetAsync(/* a */ [|@"http://api.contoso.com"|] /* b */);""",
        """client.GetAsync(/* a */ @"https://api.contoso.com" /* b */);""")]
    [InlineData(
        """client.GetAsync($"[|http://api.contoso.com/orders/|]{id}");""",
        """client.GetAsync($"https://api.contoso.com/orders/{id}");""")]
    [InlineData("""client.GetAsync([|"http://api.contoso.com/"|] + id);""", """client.GetAsync("https://api.contoso.com/" + id);""")]
    [InlineData(
        """socket.ConnectAsync(new Uri([|"ws://api.contoso.com"|]), default);""",
        """socket.ConnectAsync(new Uri("wss://api.contoso.com"), default);""")]
    [InlineData(
        """_ = new SmtpClient("mail.contoso.com") { EnableSsl = [|false|] };""",
        """_ = new SmtpClient("mail.contoso.com") { EnableSsl = true };""")]
    public Task Only_the_scheme_or_the_switch_changes(string before, string after) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("""client.GetAsync([|"http://api.contoso.com:8080/"|]);""")]
    [InlineData("""client.GetAsync([|"http://api.contoso.com:80/"|]);""")]
    [InlineData("""_ = WebRequest.Create([|"ftp://files.contoso.com"|]);""")]
    [InlineData("""client.GetAsync([|Address|]);""")]
    public Task Nothing_is_offered_where_more_would_have_to_change(string statement) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(statement), InMethod(statement));

    [Fact]
    public Task Fix_all_reaches_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Source("A", "[|\"http", "|]"), FixedCode = Source("A", "\"https", "") };
        test.TestState.Sources.Add(Source("B", "[|\"http", "|]"));
        test.FixedState.Sources.Add(Source("B", "\"https", ""));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Source("C", "[|\"http", "|]"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Source("C", "\"https", ""));
        return test.RunAsync();
    }

    private static string Source(string name, string scheme, string end) => $$"""
        class {{name}}
        {
            object M() => System.Net.WebRequest.Create({{scheme}}://a.contoso.com/"{{end}});
            object N() => System.Net.WebRequest.Create({{scheme}}://b.contoso.com/"{{end}});
        }
        """;

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Mail;
        using System.Net.WebSockets;
        class C
        {
            private const string Address = "http://api.contoso.com";
            static void M(int id, HttpClient client, ClientWebSocket socket)
            {
                {{statement}}
            }
        }
        """;
}
