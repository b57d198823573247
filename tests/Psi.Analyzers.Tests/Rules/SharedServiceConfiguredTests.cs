using Psi.Analyzers.Tests.Verification;
using Verify = Psi.Analyzers.Tests.ServiceVerifier<Psi.Analyzers.Rules.SharedServiceConfiguredAnalyzer>;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SharedServiceConfiguredAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SharedServiceConfiguredTests
{
    [Theory]
    [InlineData("""Use(configuration[[|"Identity:Authority"|]]);""")]
    [InlineData("""Use(configuration[[|"IDENTITY:authority"|]]);""")]
    [InlineData("""const string Key = "Identity:Authority"; Use(configuration[[|Key|]]);""")]
    [InlineData("""Use(configuration[[|Section + ":Authority"|]]);""")]
    [InlineData("""Use(configuration.GetValue<string>([|"Identity:Authority"|]));""")]
    [InlineData("""Use(configuration.GetSection("Identity")[[|"Authority"|]]);""")]
    [InlineData("""Use(configuration.GetRequiredSection("Identity").GetValue<string>([|"Authority"|]));""")]
    [InlineData("""var section = configuration.GetSection("Identity"); Use(section[[|"Authority"|]]); Use(section["ClientId"]);""")]
    [InlineData("""IConfiguration section = configuration.GetSection("Identity"); Use(section[[|"Authority"|]]);""")]
    [InlineData("""Use(configuration.GetSection([|"Identity"|]));""")]
    [InlineData("""Use(configuration.GetSection([|"Identity"|]).Get<C>());""")]
    [InlineData("""var section = configuration.GetSection([|"Identity"|]); Use(section["ClientId"]); Use(section);""")]
    [InlineData("""configuration.Bind([|"Identity"|], this);""")]
    [InlineData("""options.BindConfiguration([|"Identity"|]);""")]
    [InlineData("""Use(configuration.GetConnectionString([|"Logs"|]));""")]
    [InlineData("""Use(new ConfigurationManager()[[|"Identity:Authority"|]]);""")]
    [InlineData("""Use(Environment.GetEnvironmentVariable([|"Identity__Authority"|]));""")]
    public Task The_setting_that_holds_the_address_is_evidence_where_it_is_read(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("""Use("Identity:Authority");""")]
    [InlineData("""Use(configuration["Identity:ClientId"]);""")]
    [InlineData("""Use(configuration["Authority"]);""")]
    [InlineData("""Use(configuration[id]);""")]
    [InlineData("""Use(configuration["Identity"]);""")]
    [InlineData("""configuration["Identity:Authority"] = "a";""")]
    [InlineData("""Use(configuration.GetSection("Identity")["ClientId"]);""")]
    [InlineData("""Use(configuration.GetSection("Other").GetSection("Identity")["Authority"]);""")]
    [InlineData("""Use(configuration.GetSection("Ident"));""")]
    [InlineData("""Use(part["Identity:Authority"]);""")]
    [InlineData("""Use(new Dictionary<string, string>()["Identity:Authority"]);""")]
    [InlineData("""if (environment.IsDevelopment()) { Use(configuration["Identity:Authority"]); }""")]
    [InlineData("""void Dead() => Use(configuration["Identity:Authority"]);""")]
    public Task Other_settings_and_what_never_runs_are_none(string statements) => VerifyAsync(statements);

    [Fact]
    public async Task The_properties_name_the_key_as_the_policy_writes_it()
    {
        var test = Verify.TestOf(
            """
            using Microsoft.Extensions.Configuration;
            public class C { public object M(IConfiguration configuration) => configuration.GetSection({|#0:"identity"|}); }
            """,
            NamedServices.Identity);
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'Identity:Authority' is read, which holds the address of the identity service, Contoso Identity if the value says so")
            .WithProperty("service", "identity-provider")
            .WithProperty("trace", "configuration-key")
            .WithProperty("name", "Identity:Authority"));
        await test.RunAsync();
    }

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync(
        $$"""
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        public class C
        {
            private const string Section = "Identity";
            public void Use(object? value) { }
            public void M(
                string id,
                IConfiguration configuration,
                IConfigurationSection part,
                OptionsBuilder<C> options,
                IHostEnvironment environment)
            {
                {{statements}}
            }
        }
        """,
        NamedServices.Identity,
        NamedServices.Of("logs", "Contoso Logs", "logging", keys: "ConnectionStrings:Logs"));
}
