using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.HstsEnabledAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class HstsEnabledTests
{
    private const string Hsts = """

        namespace Microsoft.AspNetCore.Builder
        {
            public static class HstsBuilderExtensions { public static IApplicationBuilder UseHsts(this IApplicationBuilder app) => app; }
        }
        """;

    [Theory]
    [InlineData("app.[|UseHsts|]();")]
    [InlineData("if (!environment.IsDevelopment()) { app.[|UseHsts|](); }")]
    [InlineData("if (environment.IsProduction()) { app.[|UseHsts|](); }")]
    [InlineData("if (environment.IsDevelopment()) { app.ToString(); } else { app.[|UseHsts|]().ToString(); }")]
    [InlineData("if (environment.IsDevelopment()) { return; } app.[|UseHsts|]();")]
    [InlineData("_ = app.[|UseHsts|]();")]
    [InlineData("HstsBuilderExtensions.[|UseHsts|](app);")]
    [InlineData("Secure(); void Secure() => app.[|UseHsts|]();")]
    [InlineData("Action secure = Secure; secure(); void Secure() => app.[|UseHsts|]();")]
    [InlineData("Secure<int>(); void Secure<T>() => app.[|UseHsts|]();")]
    [InlineData("Action secure = () => app.[|UseHsts|](); secure();")]
    [InlineData("Run(inner => inner.[|UseHsts|]());")]
    public Task A_call_that_runs_in_production_is_evidence(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("if (environment.IsDevelopment()) { app.UseHsts(); }")]
    [InlineData("if (environment.IsProduction()) { app.ToString(); } else { app.UseHsts(); }")]
    [InlineData("if (!environment.IsDevelopment()) { return; } app.UseHsts();")]
    [InlineData("if (false) { app.UseHsts(); }")]
    [InlineData("if (true) { app.ToString(); } else { app.UseHsts(); }")]
    [InlineData("return; app.UseHsts();")]
    [InlineData("throw new Exception(); app.UseHsts();")]
    [InlineData("void Secure() => app.UseHsts();")]
    [InlineData("void Secure() { app.UseHsts(); Secure(); }")]
    [InlineData("void One() { app.UseHsts(); Other(); } void Other() => One();")]
    [InlineData("if (environment.IsDevelopment()) { Secure(); } void Secure() => app.UseHsts();")]
    [InlineData("Action secure = () => app.UseHsts();")]
    [InlineData("if (environment.IsDevelopment()) { Run(inner => inner.UseHsts()); }")]
    [InlineData("_ = nameof(HstsBuilderExtensions.UseHsts);")]
    [InlineData("Func<IApplicationBuilder> secure = app.UseHsts;")]
    [InlineData("new Own().UseHsts();")]
    public Task A_call_that_does_not_run_there_is_none(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("public void Use(IApplicationBuilder app) => Secure(app);", "app.[|UseHsts|]()")]
    [InlineData("public Action<IApplicationBuilder> Use => Secure;", "app.[|UseHsts|]()")]
    [InlineData("public void Use(IApplicationBuilder app) { if (this.D()) { Secure(app); } } bool D() => true;", "app.[|UseHsts|]()")]
    [InlineData(
        "public void Use(IApplicationBuilder app, IHostEnvironment e) { if (e.IsDevelopment()) { Secure(app); } }",
        "app.UseHsts()")]
    [InlineData("public void Use(IApplicationBuilder app) { }", "app.UseHsts()")]
    public Task A_private_method_is_as_good_as_the_code_that_calls_it(string member, string call) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        class C { {{member}} private static void Secure(IApplicationBuilder app) => {{call}}; }
        {{Hsts}}
        """);

    [Fact]
    public Task A_program_begins_in_its_private_Main() => VerifyEvidence.VerifyAsync($$"""
        using Microsoft.AspNetCore.Builder;
        class Program { static IApplicationBuilder App = null!; static void Main() => App.[|UseHsts|](); }
        {{Hsts}}
        """);

    [Theory]
    [InlineData("yield return 1; app.[|UseHsts|]();")]
    [InlineData("yield break; app.UseHsts();")]
    public Task An_iterator_goes_on_after_what_it_yields(string statements) => VerifyEvidence.VerifyAsync($$"""
        using System.Collections.Generic;
        using Microsoft.AspNetCore.Builder;
        class C { public IEnumerable<int> M(IApplicationBuilder app) { {{statements}} yield return 2; } }
        {{Hsts}}
        """);

    [Theory]
    [InlineData("Use(); ", "[|UseHsts|]")]
    [InlineData("", "UseHsts")]
    [InlineData("if (environment.IsDevelopment()) { Use(); } ", "UseHsts")]
    public Task Top_level_statements_are_a_program(string statement, string method) => VerifyEvidence.VerifyAsync(
        $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        IApplicationBuilder app = null!;
        IHostEnvironment environment = null!;
        {{statement}}
        void Use() => app.{{method}}();
        {{Hsts}}
        """,
        isProgram: true);

    [Fact]
    public Task What_only_a_debug_build_has_is_none() => VerifyEvidence.VerifyAsync($$"""
        #define DEBUG
        using Microsoft.AspNetCore.Builder;
        class C
        {
            public void M(IApplicationBuilder app)
            {
        #if DEBUG
                app.UseHsts();
        #endif
            }
        }
        {{Hsts}}
        """);

    [Fact]
    public Task Editors_and_tests_see_none() => VerifyEvidence.VerifySilentAsync($$"""
        using Microsoft.AspNetCore.Builder;
        class C { public void M(IApplicationBuilder app) => app.UseHsts(); }
        {{Hsts}}
        """);

    private static Task VerifyAsync(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        class Own { public void UseHsts() { } }
        class C
        {
            public void M(IApplicationBuilder app, IHostEnvironment environment) { {{statement}} }
            public static void Run(Action<IApplicationBuilder> run) { }
        }
        {{Hsts}}
        """);
}
