using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>
/// What <see cref="RuleTest{TAnalyzer, TCodeFix}"/> adds to the testing library, and what must still fail although it filters what the
/// library compares.
/// </summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task An_analyzer_that_answers_differently_each_time_fails() =>
        Assert.Contains("differ", await FailureOfAsync<Fickle>("class [|bad|] { }"), StringComparison.Ordinal);

    [Fact]
    public async Task An_analyzer_that_throws_fails() =>
        Assert.Contains("AD0001", await FailureOfAsync<Throws>("class Good { }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_diagnostic_reported_twice_at_one_place_fails() =>
        Assert.Contains("TEST1", await FailureOfAsync<ReportsTwice>("class [|bad|] { }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_diagnostic_that_is_not_marked_fails() => Assert.Contains(
        "expected \"0\" actual \"1\"",
        await FailureOfAsync<LowerCaseTypes>("class bad { }"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_marked_diagnostic_that_is_missing_fails() => Assert.Contains(
        "expected \"1\" actual \"0\"",
        await FailureOfAsync<LowerCaseTypes>("class [|Good|] { }"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("class [|bad |]{ }")]
    [InlineData("[|class|] bad { }")]
    public async Task A_diagnostic_at_another_span_fails(string source) =>
        Assert.Contains("Expected diagnostic to", await FailureOfAsync<LowerCaseTypes>(source), StringComparison.Ordinal);

    [Fact]
    public async Task A_source_that_does_not_compile_fails() =>
        Assert.Contains("CS0246", await FailureOfAsync<LowerCaseTypes>("class [|bad|] : Missing { }"), StringComparison.Ordinal);

    [Fact]
    public Task Message_and_properties_are_compared() => VerifyNameAsync("bad: rename it", "bad");

    [Theory]
    [InlineData("other", "bad")]
    [InlineData("bad: rename it", "other")]
    public async Task Another_message_or_property_fails(string message, string name) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyNameAsync(message, name));

    [Fact]
    public Task Global_options_reach_the_analyzer()
    {
        var test = new AnalyzerVerifier<LowerCaseTypes>.Test { TestCode = "class bad { }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\npsi.test.allowed = bad"));
        return test.RunAsync();
    }

    [Fact]
    public async Task The_framework_decides_what_exists()
    {
        const string source = "class Good { object M(System.Index i) => i; }";
        await AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(source);
        var standard = new AnalyzerVerifier<LowerCaseTypes>.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = source.Replace("System.Index", "System.{|CS0234:Index|}", StringComparison.Ordinal),
        };
        await standard.RunAsync();
    }

    private static Task VerifyNameAsync(string message, string name) => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
        "class {|#0:bad|} { }",
        AnalyzerVerifier<LowerCaseTypes>.Diagnostic().WithLocation(0).WithMessage(message).WithProperty("name", name));

    private static async Task<string> FailureOfAsync<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => AnalyzerVerifier<TAnalyzer>.VerifyAnalyzerAsync(source))).Message;

#pragma warning disable RS1036, RS2008, RS1038, RS1041 // Analyzers of these tests, not shipped ones.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public class LowerCaseTypes : DiagnosticAnalyzer
    {
        private protected static readonly DiagnosticDescriptor Rule =
            new("TEST1", "Lower case", "{0}: rename it", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(OnType, SymbolKind.NamedType);
        }

        private protected virtual void OnType(SymbolAnalysisContext context)
        {
            context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("psi.test.allowed", out var allowed);
            if (char.IsLower(context.Symbol.Name[0]) && context.Symbol.Name != allowed)
            {
                Report(context);
            }
        }

        private protected static void Report(SymbolAnalysisContext context)
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add("name", context.Symbol.Name);
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], properties, context.Symbol.Name));
        }
    }

    public sealed class ReportsTwice : LowerCaseTypes
    {
        private protected override void OnType(SymbolAnalysisContext context)
        {
            Report(context);
            Report(context);
        }
    }

    public sealed class Throws : LowerCaseTypes
    {
        private protected override void OnType(SymbolAnalysisContext context) => throw new InvalidOperationException("boom");
    }

    public sealed class Fickle : LowerCaseTypes
    {
        private static int _runs;

        private protected override void OnType(SymbolAnalysisContext context)
        {
            if (Interlocked.Increment(ref _runs) % 2 == 1)
            {
                Report(context);
            }
        }
    }
#pragma warning restore RS1036, RS2008, RS1038, RS1041
}
