using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.AntiforgeryCheckAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class AntiforgeryCheckTests
{
    private const string Packages = """

        namespace Microsoft.AspNetCore.Builder
        {
            public static class AntiforgeryApplicationBuilderExtensions
            {
                public static IApplicationBuilder UseAntiforgery(this IApplicationBuilder app) => app;
            }
        }
        namespace Microsoft.AspNetCore.Antiforgery
        {
            public interface IAntiforgery
            {
                Task ValidateRequestAsync(object context);
                Task<bool> IsRequestValidAsync(object context);
                string GetTokens(object context);
            }
        }
        namespace Microsoft.AspNetCore.Mvc.Filters
        {
            public interface IFilterMetadata;
            public class FilterCollection : System.Collections.ObjectModel.Collection<IFilterMetadata>
            {
                public IFilterMetadata Add<T>() where T : IFilterMetadata => default(T)!;
                public IFilterMetadata Add(Type type) => null!;
            }
        }
        namespace Microsoft.AspNetCore.Mvc
        {
            public class AutoValidateAntiforgeryTokenAttribute : Attribute, Filters.IFilterMetadata;
            public class ValidateAntiForgeryTokenAttribute : Attribute, Filters.IFilterMetadata;
            public class IgnoreAntiforgeryTokenAttribute : Attribute, Filters.IFilterMetadata;
        }
        """;

    [Theory]
    [InlineData("app.[|UseAntiforgery|]();")]
    [InlineData("filters.[|Add|](new AutoValidateAntiforgeryTokenAttribute());")]
    [InlineData("filters.[|Add<AutoValidateAntiforgeryTokenAttribute>|]();")]
    [InlineData("filters.[|Add|](typeof(ValidateAntiForgeryTokenAttribute));")]
    [InlineData("await antiforgery.[|ValidateRequestAsync|](app);")]
    [InlineData("if (!await antiforgery.[|IsRequestValidAsync|](app)) { return; }")]
    public Task A_check_of_tokens_is_evidence(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("filters.Add(new IgnoreAntiforgeryTokenAttribute());")]
    [InlineData("filters.Add<IgnoreAntiforgeryTokenAttribute>();")]
    [InlineData("other.Add(new AutoValidateAntiforgeryTokenAttribute());")]
    [InlineData("var filter = new AutoValidateAntiforgeryTokenAttribute();")]
    [InlineData("antiforgery.GetTokens(app);")]
    [InlineData("antiforgery.ValidateRequestAsync(app);")]
    [InlineData("await antiforgery.IsRequestValidAsync(app);")]
    [InlineData("if (environment.IsDevelopment()) { app.UseAntiforgery(); }")]
    [InlineData("if (environment.IsDevelopment()) { filters.Add<AutoValidateAntiforgeryTokenAttribute>(); }")]
    [InlineData("} [AutoValidateAntiforgeryToken] public async Task Action() {")]
    public Task What_checks_nothing_or_only_one_action_is_none(string statement) => VerifyAsync(statement);

    private static Task VerifyAsync(string statement) => VerifyEvidence.VerifyAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.Extensions.Hosting;
        class C
        {
            public async Task M(
                IApplicationBuilder app, IAntiforgery antiforgery, FilterCollection filters, List<object> other,
                IHostEnvironment environment)
            {
                {{statement}}
            }
        }
        {{Packages}}
        """);
}
