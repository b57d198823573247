using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.SensitiveData;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.HardCodedSecretAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

/// <summary>Every value here is invented, and built in parts so that no scanner takes it for a leaked one.</summary>
public sealed class HardCodedSecretTests
{
    private const string Password = "Wint3r" + "-Storm!";

    private const string Key = "q83vEjRWeJq7" + "zN3u8Azkc1s=";

    [Theory]
    [InlineData($"var password = [|\"{Password}\"|];")]
    [InlineData($"const string AdminPassword = [|\"{Password}\"|];")]
    [InlineData($"var password = configuration[\"Smtp:Password\"] ?? [|\"{Password}\"|];")]
    [InlineData($"var dbPwd = condition ? [|\"{Password}\"|] : given;")]
    [InlineData($"_ = new Login {{ Password = [|\"{Password}\"|], UserName = \"{Password}\" }};")]
    [InlineData($"login.Password = [|\"{Password}\"|];")]
    [InlineData($"login.ApiKey = [|\"{Key}\"|];")]
    [InlineData($"_ = login with {{ ClientSecret = [|\"{Key}\"|] }};")]
    [InlineData($"SignIn(\"admin\", [|\"{Password}\"|]);")]
    [InlineData($"SignIn(password: [|\"{Password}\"|], user: \"admin\");")]
    [InlineData($"settings[\"Smtp:Password\"] = [|\"{Password}\"|];")]
    [InlineData($"_ = new Dictionary<string, string> {{ [\"ClientSecret\"] = [|\"{Key}\"|] }};")]
    [InlineData($"_ = new Dictionary<string, string> {{ {{ \"Password\", [|\"{Password}\"|] }} }};")]
    [InlineData($"settings.Add(\"api_key\", [|\"{Key}\"|]);")]
    [InlineData($"_ = new KeyValuePair<string, string>(\"client_secret\", [|\"{Key}\"|]);")]
    [InlineData($"Environment.SetEnvironmentVariable(\"DB_PASSWORD\", [|\"{Password}\"|]);")]
    [InlineData($"if (login.Password == [|\"{Password}\"|]) return;")]
    [InlineData($"if (login.Password.Equals([|\"{Password}\"|])) return;")]
    [InlineData($"if (string.Equals([|\"{Password}\"|], login.Password, StringComparison.Ordinal)) return;")]
    [InlineData($"switch (login.Password) {{ case [|\"{Password}\"|]: return; }}")]
    [InlineData($"if (login.Password is [|\"{Password}\"|]) return;")]
    [InlineData($"_ = login.Password switch {{ [|\"{Password}\"|] => 1, _ => 2 }};")]
    [InlineData($"var given2 = Environment.GetEnvironmentVariable(\"DB_PASSWORD\") ?? [|\"{Password}\"|];")]
    [InlineData($"var signingKey = System.Text.Encoding.UTF8.GetBytes([|\"{Key}\"|]);")]
    [InlineData($"var password = [|\"{Password}\"|].ToCharArray();")]
    [InlineData("_ = new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", [|\"sommer2019\"|]);")]
    [InlineData($"var accessToken = [|\"{Key}\"|];")]
    [InlineData($"var storageKey = [|\"{Key}\"|];")]
    [InlineData($"var clientSecret = [|@\"{Key}\"|];")]
    [InlineData("_ = new NetworkCredential(\"admin\", [|\"letmein\"|]);")]
    [InlineData("_ = new NetworkCredential(\"admin\", [|Weak|]);")]
    [InlineData($"_ = new NetworkCredential(\"admin\", [|\"{Password}\"|]);")]
    [InlineData("_ = new X509Certificate2(\"a.pfx\", [|\"letmein\"|]);")]
    [InlineData("_ = new NetworkCredential { Password = [|\"hunter42\"|] };")]
    public Task A_constant_that_looks_like_a_secret_in_a_place_for_one_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var password = \"\";")]
    [InlineData("if (login.Password is \"\" || login.Password.Equals(\"changeme\")) return;")]
    [InlineData($"switch (given) {{ case \"{Password}\": return; }}")]
    [InlineData($"var name = System.Text.Encoding.UTF8.GetBytes(\"{Key}\");")]
    [InlineData("var password = \"password\";")]
    [InlineData("const string ClientSecret = \"AzureAd:ClientSecret2\";")]
    [InlineData("const string AccessToken = \"access_token\";")]
    [InlineData("var apiKey = \"X-Contoso-Api-Key\";")]
    [InlineData("var password = \"<your password 1>\";")]
    [InlineData("var password = \"changeme123!\";")]
    [InlineData("var password = \"Enter a password of 8 signs!\";")]
    [InlineData("login.Password = \"${DB_PASSWORD_1}\";")]
    [InlineData($"login.Password = configuration[\"{Password}\"];")]
    [InlineData($"var passwordLabel = \"{Password}\"; var secretName = \"{Key}\"; var tokenEndpoint = \"{Key}\";")]
    [InlineData($"var passwordHash = \"{Key}\"; var publicKey = \"{Key}\"; var instrumentationKey = \"{Key}\";")]
    [InlineData("var storageKey = \"orders/2024/Orders12.json\"; var token = \"beginning2of3line44\";")]
    [InlineData($"var name = \"{Password}\";")]
    [InlineData($"settings[\"Smtp:Host\"] = \"{Password}\";")]
    [InlineData($"settings.ContainsKey(\"{Key}\"); _ = settings[\"{Key}\"];")]
    [InlineData($"_ = new Vault()[\"{Key}\"];")]
    [InlineData($"GetSecret(secret: \"{Key}\");")]
    [InlineData($"SignIn(\"{Password}\", given);")]
    [InlineData("_ = new NetworkCredential(\"anonymous\", \"anonymous@\");")]
    [InlineData("_ = new NetworkCredential(\"admin\", given);")]
    [InlineData("_ = new NetworkCredential(\"admin\", string.Empty);")]
    [InlineData($"_ = nameof(login.Password) == \"{Password}\";")]
    public Task Names_labels_placeholders_and_what_comes_from_elsewhere_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Members_and_defaults_of_parameters_are_looked_at() => VerifyCS.VerifyAnalyzerAsync($$"""
        class Options
        {
            public const string Section = "Options2";
            private const string DbPassword = [|"{{Password}}"|];
            private static readonly string s_apiKey = [|"{{Key}}"|];
            public string Password { get; set; } = [|"{{Password}}"|];
            public string ClientSecret => [|"{{Key}}"|];
            public string UserName { get; set; } = "{{Password}}";
            void Connect(string password = [|"{{Password}}"|]) { }
            private static string GetPassword() { return [|"{{Password}}"|]; }
            string ValidatePassword() => "{{Password}}";
            string GetSecretName() => "{{Key}}";
            System.Func<string> PasswordSource() { return () => "{{Password}}"; }
            string Sms => System.Environment.GetEnvironmentVariable("SMS_SENDER") ?? "{{Password}}";
        }
        """);

    [Theory]
    [InlineData("openId.ClientSecret = [|\"secret\"|];")]
    [InlineData("openId.ClientSecret = [|\"letmein\"|];")]
    [InlineData("openId.ClientSecret = [|Chosen|];")]
    [InlineData("openId.ClientSecret ??= [|\"letmein\"|];")]
    [InlineData("openId.ClientSecret = configuration ?? [|\"letmein\"|];")]
    [InlineData($"openId.ClientSecret = [|\"{Key}\"|];")]
    [InlineData("google.ClientSecret = [|\"letmein\"|];")]
    [InlineData("_ = new GoogleOptions { ClientSecret = [|\"letmein\"|] };")]
    [InlineData("builder.WithClientSecret([|\"secret\"|]);")]
    [InlineData("_ = new ClientSecretCredential(\"tenant\", \"client\", [|\"letmein\"|]);")]
    [InlineData("_ = new ClientSecretCredential(\"tenant\", \"client\", [|\"secret\"|]);")]
    [InlineData("openId.ClientSecret = configuration;")]
    [InlineData("openId.ClientSecret = \"\";")]
    [InlineData("openId.ClientSecret = \"your-client-secret\";")]
    [InlineData("openId.ClientSecret = \"<secret>\";")]
    [InlineData("openId.ClientId = \"letmein\";")]
    [InlineData("other.ClientSecret = \"letmein\";")]
    [InlineData("builder.WithClientSecret(configuration);")]
    [InlineData("_ = new System.Net.NetworkCredential(\"admin\", \"secret\");")]
    public Task The_secret_that_a_client_signs_in_with_is_any_constant_but_a_placeholder(string statement) =>
        VerifyCS.VerifyAnalyzerAsync($$"""
            using Azure.Identity;
            using Microsoft.AspNetCore.Authentication.OAuth;
            using Microsoft.AspNetCore.Authentication.OpenIdConnect;
            using Microsoft.Identity.Client;
            class C
            {
                private const string Chosen = "letmein";
                void M(
                    OpenIdConnectOptions openId, GoogleOptions google, ConfidentialClientApplicationBuilder builder, Other other,
                    string configuration)
                {
                    {{statement}}
                }
            }
            class GoogleOptions : OAuthOptions { }
            class Other { public string ClientSecret { get; set; } }
            namespace Microsoft.AspNetCore.Authentication.OpenIdConnect
            {
                public class OpenIdConnectOptions { public string ClientId { get; set; } public string ClientSecret { get; set; } }
            }
            namespace Microsoft.AspNetCore.Authentication.OAuth
            {
                public class OAuthOptions { public string ClientSecret { get; set; } }
            }
            namespace Microsoft.Identity.Client
            {
                public class ConfidentialClientApplicationBuilder
                {
                    public ConfidentialClientApplicationBuilder WithClientSecret(string clientSecret) => this;
                }
            }
            namespace Azure.Identity
            {
                public class ClientSecretCredential
                {
                    public ClientSecretCredential(string tenantId, string clientId, string clientSecret) { }
                }
            }
            """);

    [Fact]
    public Task A_constant_is_reported_once_where_it_is_declared() => VerifyCS.VerifyAnalyzerAsync($$"""
        using System.Net;
        class C
        {
            private const string Password = [|"{{Password}}"|];
            object M() => new NetworkCredential("admin", Password);
        }
        """);

    public static TheoryData<string> KnownByShape =>
    [
        MadeSecrets.GitHubToken,
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq" + "/K1SZFPTOtr/KBHBeksoGMGw==",
    ];

    [Theory]
    [MemberData(nameof(KnownByShape))]
    public Task What_PSI3501_reports_or_an_emulator_publishes_is_no_second_finding(string text) => VerifyCS.VerifyAnalyzerAsync($$"""
        class C
        {
            private const string ApiKey = "{{text}}";
            object M() => new System.Net.NetworkCredential("admin", ApiKey);
        }
        """);

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test { TestCode = $$"""class C { string password = "{{Password}}"; }""" };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = $$"""
                using System.Net;
                class C
                {
                    private string m_strPassword = [|"{{Password}}"|];
                    private string m_strName = "{{Password}}";
                    object M() { return new NetworkCredential("admin", [|"letmein"|], "contoso"); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test { TestCode = $$"""var password = [|"{{Password}}"|]; System.Console.WriteLine(password.Length);""" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do_and_keeps_the_secret() => VerifyCS.VerifyAnalyzerAsync(
        $$"""
        class C
        {
            string password = {|#0:"{{Password}}"|};
            object o = new System.Net.NetworkCredential("admin", {|#1:"letmein"|});
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'password' gets a password that stands in the code: whoever has the code, the program or its history knows it. "
            + "Read it from a secret store when the program runs, and exchange this one, which is known."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'NetworkCredential' gets a password or secret that stands in the code: whoever has the code, "
            + "the program or its history knows it. Read it from a secret store when the program runs, "
            + "and exchange this one, which is known."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Security.Cryptography.X509Certificates;
        record Login
        {
            public string UserName { get; set; }
            public string Password { get; set; }
            public string ApiKey { get; set; }
            public string ClientSecret { get; set; }
        }
        class Vault { public string this[string secret] => secret; }
        class Program
        {
            private const string Weak = "letmein";
            static void SignIn(string user, string password) { }
            static string GetSecret(string secret) => secret;
            static void M(bool condition, string given, Login login,
                Dictionary<string, string> settings, Dictionary<string, string> configuration)
            {
                {{statement}}
            }
        }
        """);
}
