using Psi.Analyzers.Tests.Verification;
using Verify = Psi.Analyzers.Tests.ServiceVerifier<Psi.Analyzers.Rules.SharedServiceUsedAnalyzer>;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SharedServiceUsedAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SharedServiceUsedTests
{
    [Theory]
    [InlineData("""Use([|"https://login.contoso.example/"|]);""")]
    [InlineData("""Use([|"login.contoso.example"|]);""")]
    [InlineData("""Use($"[|https://login.contoso.example/|]{id}");""")]
    [InlineData("""const string At = [|"https://login.contoso.example"|]; Use(At);""")]
    [InlineData("""Use(new Contoso.Identity.[|Client|]()); Contoso.Identity.Client.Start();""")]
    [InlineData("""if (environment.IsDevelopment()) { Contoso.Identity.Client.Start(); } Contoso.Identity.[|Client|].Start();""")]
    public Task The_recommended_host_and_API_are_evidence(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("""Use("https://contoso.auth0.com/");""")]
    [InlineData("""Use("Go to https://login.contoso.example/ first");""")]
    [InlineData("""if (id == "https://login.contoso.example/") { Use(id); }""")]
    [InlineData("""if (environment.IsDevelopment()) { Use("https://login.contoso.example/"); }""")]
    [InlineData("""if (environment.IsDevelopment()) { Contoso.Identity.Client.Start(); }""")]
    [InlineData("""void Dead() => Use("https://login.contoso.example/");""")]
    [InlineData("""void Dead() => Contoso.Identity.Client.Start();""")]
    [InlineData("""Use(new Fabrikam.Login.Client());""")]
    [InlineData("""return; Use("https://login.contoso.example/");""")]
    public Task What_another_service_offers_and_what_never_runs_is_none(string statements) => VerifyAsync(statements);

    [Fact]
    public async Task The_properties_say_which_service_was_seen_by_what()
    {
        var test = Verify.TestOf("""class C { public object A = {|#0:"https://login.contoso.example/a"|}; }""", NamedServices.Identity);
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage("'login.contoso.example' belongs to Contoso Identity, the recommended identity service")
            .WithProperty("service", "identity-provider")
            .WithProperty("trace", "host")
            .WithProperty("name", "login.contoso.example"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("https://shared.contoso.example", true)]
    [InlineData("https://new.contoso.example", true)]
    [InlineData("https://old.contoso.example", false)]
    public Task The_closer_name_of_a_host_decides_and_the_recommended_one_of_two_that_are_equal(string address, bool isUsed) =>
        Verify.VerifyAsync(
            $$"""class C { public string A = {{(isUsed ? "[|" : "")}}"{{address}}"{{(isUsed ? "|]" : "")}}; }""",
            NamedServices.Of(
                "identity",
                "New",
                "identity",
                hosts: "shared.contoso.example\n*.contoso.example",
                otherHosts: "shared.contoso.example\nold.contoso.example\n*.example"));

    [Fact]
    public async Task In_an_editor_and_without_a_service_nothing_is_seen()
    {
        const string Source = """class C { public string A = "https://login.contoso.example/"; }""";
        await Verify.VerifyAsync(Source);
        var editor = new VerifyCS.Test { TestCode = Source };
        editor.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", $"is_global = true\n{NamedServices.Option(NamedServices.Identity)}\n"));
        await editor.RunAsync();
    }

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync(
        $$"""
        using System;
        using Microsoft.Extensions.Hosting;
        class C
        {
            public void Use(object value) { }
            public void M(string id, IHostEnvironment environment) { {{statements}} }
        }
        """,
        NamedServices.Identity);
}
