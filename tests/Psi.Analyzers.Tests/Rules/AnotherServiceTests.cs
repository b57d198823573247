using Psi.Analyzers.Tests.Verification;
using Verify = Psi.Analyzers.Tests.ServiceVerifier<Psi.Analyzers.Rules.AnotherServiceAnalyzer>;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.AnotherServiceAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class AnotherServiceTests
{
    [Theory]
    [InlineData("""Use([|"https://contoso.auth0.com"|]);""")]
    [InlineData("""Use([|"https://contoso.eu.auth0.com:443/oauth/token?a=b"|]);""")]
    [InlineData("""Use([|"HTTPS://ACCOUNTS.FABRIKAM.EXAMPLE/"|]);""")]
    [InlineData("""Use([|"https://user@accounts.fabrikam.example/"|]);""")]
    [InlineData("""Use([|"https://bücher.auth0.com/ä"|]);""")]
    [InlineData("""Use([|"bücher.auth0.com"|]);""")]
    [InlineData("""Use([|"accounts.fabrikam.example"|]);""")]
    [InlineData("""Use([|"accounts.fabrikam.example:8443"|]);""")]
    [InlineData("""Use([|@"https://contoso.auth0.com"|]);""")]
    [InlineData("Use([|\"\"\"https://contoso.auth0.com\"\"\"|]);")]
    [InlineData("""Use([|"https://contoso.auth0.com/"|] + id);""")]
    [InlineData("""Use($"[|https://contoso.auth0.com/|]{id}");""")]
    [InlineData("""Use($"[|https://contoso.auth0.com|]{id}");""")]
    [InlineData("""Use([|$"https://{id}.auth0.com/"|]);""")]
    [InlineData("""Use(string.Format([|"https://{0}.auth0.com/"|], id));""")]
    [InlineData("""const string Address = [|"https://contoso.auth0.com"|]; Use(Address);""")]
    [InlineData("""var address = [|"https://contoso.auth0.com"|]; if (id == address) { Use(address); }""")]
    [InlineData("""new List<string>().Add([|"https://contoso.auth0.com"|]);""")]
    [InlineData("""var table = new Dictionary<string, string> { ["a"] = [|"contoso.auth0.com"|] }; Use(table);""")]
    [InlineData("""Use(new Uri([|"https://contoso.auth0.com"|]));""")]
    [InlineData("""Use(id.Replace("a", [|"https://contoso.auth0.com"|]));""")]
    [InlineData("""Use(id == "a" ? [|"https://contoso.auth0.com"|] : id);""")]
    [InlineData("""if (!environment.IsDevelopment()) { Use([|"https://contoso.auth0.com"|]); }""")]
    public Task Another_service_s_host_is_reported_where_it_is_written(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("""Use("https://login.contoso.example");""")]
    [InlineData("""Use("https://auth0.com");""")]
    [InlineData("""Use("https://contoso-auth0.com");""")]
    [InlineData("""Use("https://contoso.auth0.com.example");""")]
    [InlineData("""Use("https://contoso.example/?from=contoso.auth0.com");""")]
    [InlineData("""Use("Sign in at https://contoso.auth0.com first.");""")]
    [InlineData("""Use("https://contoso.auth0.com is down");""")]
    [InlineData("""Use($"https://contoso.auth0.com/{id} is down");""")]
    [InlineData("""Use("somebody@accounts.fabrikam.example");""")]
    [InlineData("""Use(".auth0.com");""")]
    [InlineData("""Use("accounts.fabrikam.example/path");""")]
    [InlineData("""Use("accounts.fabrikam.example:port");""")]
    [InlineData("""Use("See: " + "https://contoso.auth0.com");""")]
    [InlineData("""Use(id + ".accounts.fabrikam.example");""")]
    [InlineData("""if (id == "https://contoso.auth0.com") { Use(id); }""")]
    [InlineData("""if (id.StartsWith("https://contoso.auth0.com")) { Use(id); }""")]
    [InlineData("""if ("https://contoso.auth0.com".Equals(id)) { Use(id); }""")]
    [InlineData("""if (new[] { id }.Contains("https://contoso.auth0.com")) { Use(id); }""")]
    [InlineData("""if (id is "https://contoso.auth0.com" or "b") { Use(id); }""")]
    [InlineData("""switch (id) { case "https://contoso.auth0.com": Use(id); break; }""")]
    [InlineData("""Use(id switch { "https://contoso.auth0.com" => 1, _ => 2 });""")]
    [InlineData("""if (new Uri(id) == new Uri("https://contoso.auth0.com")) { Use(id); }""")]
    [InlineData("""Use(id.Replace("https://contoso.auth0.com", ""));""")]
    [InlineData("""var table = new Dictionary<string, string> { ["contoso.auth0.com"] = "a" }; Use(table);""")]
    [InlineData("""var table = new Dictionary<string, string> { { "contoso.auth0.com", "a" } }; Use(table);""")]
    [InlineData("""const string Old = "https://contoso.auth0.com"; if (id == Old) { Use(id); }""")]
    [InlineData("""if (environment.IsDevelopment()) { Use("https://contoso.auth0.com"); }""")]
    [InlineData("""var at = "https://contoso.auth0.com"; if (environment.IsDevelopment()) { Use(at); }""")]
    public Task What_only_names_or_compares_a_host_is_not(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("""class C { const string Address = [|"https://contoso.auth0.com"|]; string A => Address; string B => Address; }""")]
    [InlineData("""class C { public const string Address = [|"https://contoso.auth0.com"|]; bool Is(string a) => a == Address; }""")]
    [InlineData("""class C { static readonly System.Uri Address = new([|"https://contoso.auth0.com"|]); object A() => Address; }""")]
    [InlineData("""class C { string Address { get; } = [|"https://contoso.auth0.com"|]; }""")]
    [InlineData("""class C { void M(string at = [|"https://contoso.auth0.com"|]) { } }""")]
    [InlineData("""class C { private const string Unused = [|"https://contoso.auth0.com"|]; }""")]
    public Task A_constant_is_reported_once_where_it_is_written(string source) => Verify.VerifyAsync(source, NamedServices.Identity);

    [Theory]
    [InlineData(
        """class C { private const string Old = "https://contoso.auth0.com"; bool Is(string a) => a == Old || a.StartsWith(Old); }""")]
    [InlineData("""class C { [System.Obsolete("https://contoso.auth0.com")] void M() { } }""")]
    [InlineData("class C {\n#if DEBUG\nstring A = \"https://contoso.auth0.com\";\n#endif\n}")]
    public Task A_constant_that_is_only_compared_and_an_attribute_are_not(string source) =>
        Verify.VerifyAsync(source, NamedServices.Identity);

    [Theory]
    [InlineData("""Use(configuration[[|"Auth0:Domain"|]]);""")]
    [InlineData("""Use(configuration[[|"auth0:domain"|]]);""")]
    [InlineData("""Use(configuration.GetSection("Auth0")[[|"Domain"|]]);""")]
    [InlineData("""var auth0 = configuration.GetSection("Auth0"); Use(auth0[[|"Domain"|]]);""")]
    [InlineData("""Use(configuration.GetValue<string>([|"Auth0:Domain"|]));""")]
    [InlineData("""Use(new ConfigurationManager().GetSection([|"Auth0:Domain"|]).Value);""")]
    [InlineData("""Use(Environment.GetEnvironmentVariable([|"Auth0__Domain"|]));""")]
    public Task A_setting_of_another_service_is_reported_where_it_is_read(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("""Use("Auth0:Domain");""")]
    [InlineData("""Use(new Dictionary<string, string> { ["Auth0:Domain"] = "a" }["Auth0:Domain"]);""")]
    [InlineData("""configuration["Auth0:Domain"] = "a";""")]
    [InlineData("""Use(configuration["Auth0:ClientId"]);""")]
    [InlineData("""Use(configuration["Domain"]);""")]
    [InlineData("""Use(configuration.GetSection("Other")["Domain"]);""")]
    [InlineData("""if (environment.IsDevelopment()) { Use(configuration["Auth0:Domain"]); }""")]
    public Task Other_settings_and_the_key_alone_are_not(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Use(new Fabrikam.Login.[|Client|]()); new Fabrikam.Login.Client().SignIn();")]
    [InlineData("this.[|AddFabrikam|]();")]
    [InlineData("Setup.[|AddFabrikam|](this); this.AddFabrikam();")]
    [InlineData("Use(typeof(Fabrikam.Login.[|Client|]));")]
    public Task The_first_use_of_another_service_s_API_in_a_file_is_reported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Fabrikam.Login.Other.Make().SignIn();")]
    [InlineData("Setup.Clean();")]
    [InlineData("Contoso.Identity.Client.Start();")]
    [InlineData("if (environment.IsDevelopment()) { this.AddFabrikam(); }")]
    public Task Other_APIs_beside_it_are_not(string statement) => VerifyAsync(statement);

    [Fact]
    public async Task The_message_says_what_to_use_and_the_properties_what_was_found()
    {
        var test = Verify.TestOf(
            """class C { string A = {|#0:"https://contoso.auth0.com/"|}; Fabrikam.Login.{|#1:Client|} B() => null!; }""",
            NamedServices.Identity);
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'contoso.auth0.com' belongs to another identity service than Contoso Identity, which the organisation recommends. "
                + "Use Contoso Identity instead.")
            .WithProperty("service", "identity-provider")
            .WithProperty("trace", "host")
            .WithProperty("name", "contoso.auth0.com")
            .WithProperty("replacement", "login.contoso.example"));
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage(
                "'Fabrikam.Login.Client' belongs to another identity service than Contoso Identity, which the organisation recommends. "
                + "Use Contoso Identity instead.")
            .WithProperty("trace", "api")
            .WithProperty("name", "Fabrikam.Login.Client"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("https://old.contoso.example", true)]
    [InlineData("https://new.contoso.example", false)]
    [InlineData("https://other.contoso.example", true)]
    public Task The_closer_name_of_a_host_decides(string address, bool isAnother) => Verify.VerifyAsync(
        $$"""class C { string A = {{(isAnother ? "[|" : "")}}"{{address}}"{{(isAnother ? "|]" : "")}}; }""",
        NamedServices.Of(
            "identity", "New", "identity", hosts: "new.contoso.example\n*.example", otherHosts: "*.contoso.example\nold.contoso.example"));

    [Theory]
    [InlineData("")]
    [InlineData(",,|,%7C%7C,%,%zz")]
    [InlineData("a%7Cb%7Cc")]
    [InlineData("|||||||||")]
    [InlineData("%7C%7C%7C%7C%7C%7C%7C%2A.auth0.com%7C%7C")]
    [InlineData("id%7Ctitle%7Cidentity%7Cadvice%7C%7C%7C%7C%2A.auth0.com%7C")]
    [InlineData("id%7Ctitle%7Cidentity%7Cadvice%7C%7C%7C%7C%2A%7C..%252A%7C%3A")]
    public async Task An_option_that_can_not_be_read_gives_nothing(string option)
    {
        var test = Verify.TestOf("""class C { string A = "https://contoso.auth0.com"; }""");
        test.TestState.AnalyzerConfigFiles.Clear();
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\npsi.services = {option}\n"));
        await test.RunAsync();
    }

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync(
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Fabrikam.Tools;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;
        class C
        {
            void Use(object value) { }
            void M(string id, IConfiguration configuration, IHostEnvironment environment) { {{statements}} }
        }
        """,
        NamedServices.Identity);
}
