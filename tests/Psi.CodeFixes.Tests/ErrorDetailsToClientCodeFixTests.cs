using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ErrorDetailsToClientAnalyzer, Psi.CodeFixes.ErrorDetailsToClientCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ErrorDetailsToClientCodeFixTests
{
    [Fact]
    public Task The_page_goes_under_a_question_for_development_in_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Declarations, FixedCode = Declarations };
        test.TestState.Sources.Add(Before("A"));
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("A"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Declarations);
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Declarations);
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("C"));
        return test.RunAsync();
    }

    [Fact]
    public Task Without_an_environment_at_hand_nothing_is_offered()
    {
        const string Source = """
            using Microsoft.AspNetCore.Builder;
            class Startup { void Configure(IApplicationBuilder app) { app.[|UseDeveloperExceptionPage|](); } }
            """;
        var test = new VerifyCS.Test { TestCode = Declarations, FixedCode = Declarations };
        test.TestState.Sources.Add(Source);
        test.FixedState.Sources.Add(Source);
        return test.RunAsync();
    }

    private const string Declarations = """
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostEnvironment { }
            public static class HostEnvironmentEnvExtensions
            {
                public static bool IsDevelopment(this IHostEnvironment environment) => true;
            }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public interface IApplicationBuilder { }
            public class WebApplication : IApplicationBuilder { public Microsoft.Extensions.Hosting.IHostEnvironment Environment => null; }
            public static class DeveloperExceptionPageExtensions
            {
                public static IApplicationBuilder UseDeveloperExceptionPage(this IApplicationBuilder app) => app;
            }
        }
        """;

    private static string Before(string name) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        class {{name}}
        {
            void Configure(IApplicationBuilder app, IHostEnvironment env)
            {
                // why
                app.[|UseDeveloperExceptionPage|]();
            }

            void Modern(WebApplication app)
            {
                app.[|UseDeveloperExceptionPage|](); // end
            }
        }
        """;

    private static string After(string name) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        class {{name}}
        {
            void Configure(IApplicationBuilder app, IHostEnvironment env)
            {
                // why
                if (env.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                }
            }

            void Modern(WebApplication app)
            {
                if (app.Environment.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                } // end
            }
        }
        """;
}
