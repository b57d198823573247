using Microsoft.CodeAnalysis;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ClearTextMetadataAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ClearTextMetadataTests
{
    [Theory]
    [InlineData("jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("jwt.RequireHttpsMetadata = [|Off|];")]
    [InlineData("_ = new JwtBearerOptions { RequireHttpsMetadata = [|false|] };")]
    [InlineData("JwtBearerOptions other = new() { RequireHttpsMetadata = [|!true|] };")]
    [InlineData("Add(o => o.RequireHttpsMetadata = [|false|]);")]
    [InlineData("Add(o => { o.RequireHttpsMetadata = [|false|]; });")]
    [InlineData("var off = false; jwt.RequireHttpsMetadata = [|off|];")]
    [InlineData("_ = new OpenIdConnectOptions { RequireHttpsMetadata = [|false|] };")]
    [InlineData("new MyOptions().RequireHttpsMetadata = [|false|];")]
    [InlineData("_ = new HttpDocumentRetriever { RequireHttps = [|false|] };")]
    [InlineData("if (environment.IsProduction()) jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (!environment.IsDevelopment()) jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (environment.IsDevelopment()) { } else jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (environment.IsDevelopment() || condition) jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (environment.IsEnvironment(\"Staging\")) jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (condition) return; jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (environment.IsDevelopment()) return; jwt.RequireHttpsMetadata = [|false|];")]
    [InlineData("if (environment.EnvironmentName != \"Development\") jwt.RequireHttpsMetadata = [|false|];")]
    public Task Metadata_that_may_come_over_http_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("jwt.RequireHttpsMetadata = true;")]
    [InlineData("jwt.RequireHttpsMetadata = !environment.IsDevelopment();")]
    [InlineData("jwt.RequireHttpsMetadata = condition;")]
    [InlineData("jwt.RequireHttpsMetadata = environment.IsDevelopment() ? false : true;")]
    [InlineData("_ = jwt.RequireHttpsMetadata == false;")]
    [InlineData("_ = nameof(jwt.RequireHttpsMetadata);")]
    [InlineData("new Unrelated().RequireHttpsMetadata = false;")]
    [InlineData("if (environment.IsDevelopment()) jwt.RequireHttpsMetadata = false;")]
    [InlineData("if (environment.IsDevelopment()) { Add(o => o.RequireHttpsMetadata = false); }")]
    [InlineData("Add(o => { if (environment.IsDevelopment() && condition) { o.RequireHttpsMetadata = false; } });")]
    [InlineData("if (!environment.IsDevelopment()) { } else { jwt.RequireHttpsMetadata = false; }")]
    [InlineData("if (!environment.IsDevelopment() || condition) return; jwt.RequireHttpsMetadata = false;")]
    [InlineData("if (!environment.IsDevelopment()) { throw new InvalidOperationException(); } jwt.RequireHttpsMetadata = false;")]
    [InlineData("if (environment.IsDevelopment() || environment.IsEnvironment(\"development\")) jwt.RequireHttpsMetadata = false;")]
    [InlineData("if (!environment.IsProduction()) jwt.RequireHttpsMetadata = false;")]
    [InlineData("var isDevelopment = environment.IsDevelopment(); if (isDevelopment) jwt.RequireHttpsMetadata = false;")]
    [InlineData("if (environment.EnvironmentName == \"Development\") jwt.RequireHttpsMetadata = false;")]
    public Task Https_development_and_a_value_that_is_not_fixed_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("#if DEBUG", "#endif", false)]
    [InlineData("#if (DEBUG && !X)", "#endif", false)]
    [InlineData("#if !DEBUG\n#else", "#endif", false)]
    [InlineData("#if !DEBUG", "#endif", true)]
    [InlineData("#if DEBUG\n#endif\n#if !X", "#endif", true)]
    [InlineData("#if DEBUG || !X", "#endif", true)]
    public Task Code_for_debugging_is_not(string before, string after, bool isReported) => VerifyCS.VerifyAnalyzerAsync($$"""
        {{(before.StartsWith("#if !DEBUG", StringComparison.Ordinal) && isReported ? "#undef DEBUG" : "#define DEBUG")}}
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } = true; }
        }
        class C
        {
            void M(Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions options)
            {
        {{before}}
                options.RequireHttpsMetadata = {{(isReported ? "[|false|]" : "false")}};
        {{after}}
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using Microsoft.AspNetCore.Authentication.JwtBearer;
                var environment = new C();
                var options = new JwtBearerOptions { RequireHttpsMetadata = [|false|] };
                if (environment.IsDevelopment()) options.RequireHttpsMetadata = false;
                class C { public bool IsDevelopment() => true; }
                namespace Microsoft.AspNetCore.Authentication.JwtBearer
                {
                    public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } = true; }
                }
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                namespace Microsoft.Owin.Security.OpenIdConnect
                {
                    public class OpenIdConnectAuthenticationOptions { public bool RequireHttpsMetadata { get; set; } }
                }
                class C
                {
                    void M(Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions options)
                    {
                        options.RequireHttpsMetadata = [|false|];
                        options.RequireHttpsMetadata = true;
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } = true; }
        }
        class C
        {
            object M() => new Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions { RequireHttpsMetadata = {|#0:false|} };
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'JwtBearerOptions.RequireHttpsMetadata = false' lets the keys that tokens are checked with come over http, "
            + "so anyone on the network path can put in keys of their own and sign in as anyone. Remove it, "
            + "or set it to '!environment.IsDevelopment()' if development needs it."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.Extensions.Hosting;
        using Microsoft.IdentityModel.Protocols;
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } = true; }
        }
        namespace Microsoft.AspNetCore.Authentication.OpenIdConnect
        {
            public class OpenIdConnectOptions { public bool RequireHttpsMetadata { get; set; } = true; }
        }
        namespace Microsoft.IdentityModel.Protocols
        {
            public class HttpDocumentRetriever { public bool RequireHttps { get; set; } = true; }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostEnvironment { string EnvironmentName { get; } }
            public static class HostEnvironmentEnvExtensions
            {
                public static bool IsDevelopment(this IHostEnvironment environment) => environment.IsEnvironment("Development");
                public static bool IsProduction(this IHostEnvironment environment) => environment.IsEnvironment("Production");
                public static bool IsEnvironment(this IHostEnvironment environment, string name) => environment.EnvironmentName == name;
            }
        }
        namespace Own
        {
            class MyOptions : JwtBearerOptions;
            class Unrelated { public bool RequireHttpsMetadata { get; set; } }
            class C(IHostEnvironment environment)
            {
                private const bool Off = false;
                static void Add(Action<JwtBearerOptions> configure) { }
                void M(bool condition, JwtBearerOptions jwt)
                {
                    {{statement}}
                }
            }
        }
        """);
}
