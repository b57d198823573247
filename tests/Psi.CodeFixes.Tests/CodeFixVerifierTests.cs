using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;
using Xunit.Sdk;

namespace Psi.CodeFixes.Tests;

public sealed class CodeFixVerifierTests
{
    private const string Before = "using System.Security.Cryptography; class C { object M() => [|MD5.Create|](); }";

    private const string After = "using System.Security.Cryptography; class C { object M() => SHA256.Create(); }";

    [Fact]
    public Task A_fix_that_does_as_expected_passes() => CodeFixVerifier<WeakHashAlgorithmAnalyzer, WeakHashAlgorithmCodeFix>.VerifyCodeFixAsync(Before, After);

    [Theory]
    [InlineData("using System.Security.Cryptography; class C { object M() => SHA512.Create(); }", "Fixed one by one")]
    [InlineData("using System.Security.Cryptography; class C { object M() => SHA256.Missing(); }", "CS0117")]
    [InlineData(Before, "Fixed one by one")]
    [InlineData("using System.Security.Cryptography; class C { object M() => MD5.Create(); }", "The fixed code: the diagnostics are not the expected ones.")]
    public async Task Another_result_than_the_expected_one_fails(string after, string message) =>
        Assert.Contains(message, await FailureOfAsync<WeakHashAlgorithmCodeFix>(after), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_whose_result_does_not_compile_fails() =>
        Assert.Contains("CS0117", await FailureOfAsync<BreaksTheCode>("using System.Security.Cryptography; class C { object M() => MD5.Nothing(); }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_that_offers_nothing_fails() =>
        Assert.Contains("Fixed one by one", await FailureOfAsync<OffersNothing>(After), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_all_that_does_another_thing_than_the_single_fix_fails() =>
        Assert.Contains("Fix all in Document", await FailureOfAsync<FixesAllWrongly>(After), StringComparison.Ordinal);

    private static async Task<string> FailureOfAsync<TFix>(string after)
        where TFix : CodeFixProvider, new() =>
        (await Assert.ThrowsAnyAsync<XunitException>(() => CodeFixVerifier<WeakHashAlgorithmAnalyzer, TFix>.VerifyCodeFixAsync(Before, after))).Message;

    public class OffersNothing : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["PSI3101"];

        public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;

        protected static void Offer(CodeFixContext context, string replacement) => context.RegisterCodeFix(
            CodeAction.Create(
                "test",
                async cancellation =>
                {
                    var text = await context.Document.GetTextAsync(cancellation);
                    return context.Document.WithText(text.WithChanges(new TextChange(context.Span, replacement)));
                },
                "test"),
            context.Diagnostics);
    }

    public sealed class BreaksTheCode : OffersNothing
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Offer(context, "MD5.Nothing");
            return Task.CompletedTask;
        }
    }

    public sealed class FixesAllWrongly : OffersNothing
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, _) =>
            document.WithText(SourceText.From((await document.GetTextAsync(context.CancellationToken)).ToString().Replace("MD5", "SHA512", StringComparison.Ordinal))));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Offer(context, "SHA256.Create");
            return Task.CompletedTask;
        }
    }
}
