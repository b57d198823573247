using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.AnotherServiceAnalyzer, Psi.CodeFixes.AnotherServiceCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class AnotherServiceCodeFixTests
{
    private const string OneHost = "login.contoso.example";

    [Theory]
    [InlineData("""Use([|"https://contoso.auth0.com/oauth?a=b"|]);""", """Use("https://login.contoso.example/oauth?a=b");""")]
    [InlineData("""Use(/* a */ [|"HTTPS://Contoso.Auth0.com"|] /* b */);""", """Use(/* a */ "HTTPS://login.contoso.example" /* b */);""")]
    [InlineData("""Use([|"https://contoso.auth0.com:8443/oauth"|]);""", """Use("https://login.contoso.example/oauth");""")]
    [InlineData("""Use([|"contoso.auth0.com:443"|]);""", """Use("login.contoso.example");""")]
    [InlineData("""Use([|@"https://contoso.auth0.com/a"|]);""", """Use(@"https://login.contoso.example/a");""")]
    [InlineData("Use([|\"\"\"https://contoso.auth0.com/a\"\"\"|]);", "Use(\"\"\"https://login.contoso.example/a\"\"\");")]
    [InlineData("""Use([|"https://contoso.auth0.com/\u0061\t"|]);""", """Use("https://login.contoso.example/\u0061\t");""")]
    [InlineData("""Use($"[|https://contoso.auth0.com/{{|]{id}");""", """Use($"https://login.contoso.example/{{{id}");""")]
    [InlineData("""Use($@"[|https://contoso.auth0.com|]{id}");""", """Use($@"https://login.contoso.example{id}");""")]
    [InlineData(
        """const string A = [|"https://contoso.auth0.com"|]; Use(A);""",
        """const string A = "https://login.contoso.example"; Use(A);""")]
    [InlineData("""Use([|"https://contoso.auth0.com/"|] + id);""", """Use("https://login.contoso.example/" + id);""")]
    public Task Only_the_host_changes_and_the_port_goes(string before, string after) =>
        VerifyAsync(InMethod(before), InMethod(after), OneHost);

    [Theory]
    [InlineData("""Use([|"https://user@contoso.auth0.com/"|]);""")]
    [InlineData("""Use($"[|https://contoso.auth0.com:|]{id}/");""")]
    [InlineData("""Use([|$"https://{id}.auth0.com/"|]);""")]
    [InlineData("""Use([|"https://\u0063ontoso.auth0.com/"|]);""")]
    [InlineData("""Use(System.Environment.GetEnvironmentVariable([|"Auth0__Domain"|])!);""")]
    [InlineData("""Use(new [|Fabrikam|]().ToString()!);""")]
    public Task Nothing_is_offered_where_more_would_have_to_change(string statement) =>
        VerifyAsync(InMethod(statement), InMethod(statement), OneHost);

    [Theory]
    [InlineData("login.contoso.example\nlogin.contoso-partners.example")]
    [InlineData("*.contoso.example")]
    [InlineData("")]
    public Task Nothing_is_offered_where_the_service_has_not_one_host(string hosts)
    {
        var source = InMethod("""Use([|"https://contoso.auth0.com/"|]);""");
        return VerifyAsync(source, source, hosts);
    }

    [Fact]
    public Task Fix_all_reaches_every_document_and_project()
    {
        var test = TestOf(Source("A", "[|\"https://a.auth0.com/\"|]"), Source("A", "\"https://login.contoso.example/\""), OneHost);
        test.TestState.Sources.Add(Source("B", "[|\"https://b.auth0.com/\"|]"));
        test.FixedState.Sources.Add(Source("B", "\"https://login.contoso.example/\""));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Source("C", "[|\"https://c.auth0.com/\"|]"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Source("C", "\"https://login.contoso.example/\""));
        test.TestState.AdditionalProjects["Second"].AnalyzerConfigFiles.Add(Configuration(OneHost));
        test.FixedState.AdditionalProjects["Second"].AnalyzerConfigFiles.Add(Configuration(OneHost));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string source, string fixedSource, string hosts) => TestOf(source, fixedSource, hosts).RunAsync();

    private static VerifyCS.Test TestOf(string source, string fixedSource, string hosts)
    {
        var test = new VerifyCS.Test { TestCode = source, FixedCode = fixedSource };
        test.TestState.AnalyzerConfigFiles.Add(Configuration(hosts));
        return test;
    }

    private static (string Path, string Text) Configuration(string hosts)
    {
        string[] fields =
        [
            "identity", "Contoso Identity", "identity", "Use it.", hosts, "", "", "*.auth0.com", "Fabrikam", "Auth0:Domain",
        ];
        var service = Uri.EscapeDataString(string.Join("|", fields.Select(Uri.EscapeDataString)));
        return ("/.globalconfig", $"is_global = true\npsi.services = {service}\n");
    }

    private static string Source(string name, string address) => $$"""
        class {{name}}
        {
            string M() => {{address}};
            const string N = {{address}};
        }
        """;

    private static string InMethod(string statement) => $$"""
        class C
        {
            void Use(string value) { }
            void M(string id) { {{statement}} }
        }
        class Fabrikam;
        """;
}
