using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.HttpsRedirectionAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class HttpsRedirectionTests
{
    [Theory]
    [InlineData("app.[|UseHttpsRedirection|]();")]
    [InlineData("if (!environment.IsDevelopment()) { app.[|UseHttpsRedirection|](); }")]
    [InlineData("if (environment.IsDevelopment()) { app.UseHttpsRedirection(); }")]
    [InlineData("new Own().UseHttpsRedirection();")]
    [InlineData("Func<IApplicationBuilder> redirect = app.UseHttpsRedirection;")]
    public Task Only_a_call_of_the_middleware_outside_development_is_evidence(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        class Own { public void UseHttpsRedirection() { } }
        class C { public void M(IApplicationBuilder app, IHostEnvironment environment) { {{statement}} } }
        namespace Microsoft.AspNetCore.Builder
        {
            public static class HttpsPolicyBuilderExtensions
            {
                public static IApplicationBuilder UseHttpsRedirection(this IApplicationBuilder app) => app;
            }
        }
        """);
}
