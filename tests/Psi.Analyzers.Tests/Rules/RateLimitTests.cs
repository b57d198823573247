using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.RateLimitAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class RateLimitTests
{
    private const string Packages = """

        namespace Microsoft.AspNetCore.RateLimiting
        {
            public class RateLimiterOptions
            {
                public object? GlobalLimiter { get; set; }
                public RateLimiterOptions AddFixedWindowLimiter(string name) => this;
            }
            public class EnableRateLimitingAttribute(string name) : Attribute { public string Name => name; }
            public class DisableRateLimitingAttribute : Attribute;
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public static class RateLimiterApplicationBuilderExtensions
            {
                public static IApplicationBuilder UseRateLimiter(this IApplicationBuilder app) => app;
            }
            public static class RateLimiterEndpointConventionBuilderExtensions
            {
                public static T RequireRateLimiting<T>(this T endpoint, string name) => endpoint;
            }
        }
        """;

    [Theory]
    [InlineData("app.[|UseRateLimiter|](); options.GlobalLimiter = new object();")]
    [InlineData("app.[|UseRateLimiter|](); app.RequireRateLimiting(\"fixed\");")]
    [InlineData("Configure(o => o.GlobalLimiter = new object()); if (!environment.IsDevelopment()) { app.[|UseRateLimiter|](); }")]
    [InlineData("app.[|UseRateLimiter|](); } [EnableRateLimiting(\"fixed\")] public void Action() {")]
    public Task The_middleware_with_a_limit_is_evidence(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("app.UseRateLimiter();")]
    [InlineData("app.UseRateLimiter(); options.AddFixedWindowLimiter(\"fixed\");")]
    [InlineData("app.UseRateLimiter(); options.GlobalLimiter = null;")]
    [InlineData("app.UseRateLimiter(); } [DisableRateLimiting] public void Action() {")]
    [InlineData("options.GlobalLimiter = new object(); app.RequireRateLimiting(\"fixed\");")]
    [InlineData("if (environment.IsDevelopment()) { app.UseRateLimiter(); } options.GlobalLimiter = new object();")]
    [InlineData("app.UseRateLimiter(); if (environment.IsDevelopment()) { options.GlobalLimiter = new object(); }")]
    [InlineData("new Own().UseRateLimiter(); options.GlobalLimiter = new object();")]
    public Task One_without_the_other_limits_nothing(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.RateLimiting;
        using Microsoft.Extensions.Hosting;
        class Own { public void UseRateLimiter() { } }
        class C
        {
            public void Configure(Action<RateLimiterOptions> configure) { }
            public void M(IApplicationBuilder app, RateLimiterOptions options, IHostEnvironment environment) { {{statements}} }
        }
        {{Packages}}
        """);
}
