using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.Verification;
using Xunit.Sdk;

namespace Psi.Analyzers.Tests;

public sealed class VerifierTests
{
    private const string Bad = "class bad { }";

    [Fact]
    public Task A_diagnostic_at_the_marked_span_passes() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync("class [|bad|] { } class Good { }");

    [Fact]
    public Task A_named_diagnostic_and_nested_spans_pass() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
        "class {|TEST1:{|#0:bad|}|} { } class {|TEST1:worse|} : {|CS0246:Missing|} { }");

    [Fact]
    public async Task A_diagnostic_nobody_marked_fails()
    {
        var failure = await FailureOfAsync<LowerCaseTypes>(Bad);
        Assert.Contains("Unexpected:\n/0/Test0.cs(0,6)-(0,9) TEST1 at «bad»", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class [|Good|] { }")]
    [InlineData("class {|TEST1:Good|} { }")]
    public async Task A_marked_diagnostic_that_is_missing_fails(string source) =>
        Assert.Contains("Missing:\n/0/Test0.cs TEST1 at «Good»", await FailureOfAsync<LowerCaseTypes>(source), StringComparison.Ordinal);

    [Theory]
    [InlineData("class [|ba|]d { }")]
    [InlineData("[|class bad|] { }")]
    [InlineData("class bad[||] { }")]
    public async Task A_wrong_span_fails(string source) => Assert.Contains("Missing:\n/0/Test0.cs TEST1", await FailureOfAsync<LowerCaseTypes>(source), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_id_fails() => Assert.Contains("TEST2 at «bad»", await FailureOfAsync<LowerCaseTypes>("class {|TEST2:bad|} { }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_diagnostic_reported_twice_at_one_span_fails() =>
        Assert.Contains("Unexpected:\n/0/Test0.cs", await FailureOfAsync<ReportsTwice>("class [|bad|] { }"), StringComparison.Ordinal);

    [Fact]
    public async Task Source_that_does_not_compile_fails() =>
        Assert.Contains("CS0246", await FailureOfAsync<LowerCaseTypes>("class Good : Missing { }"), StringComparison.Ordinal);

    [Fact]
    public async Task An_analyzer_that_throws_fails() => Assert.Contains("The analyzer threw.", await FailureOfAsync<Throws>("class Good { }"), StringComparison.Ordinal);

    [Fact]
    public async Task An_analyzer_that_answers_differently_each_time_fails() =>
        Assert.Contains("Two runs over the same code differ.", await FailureOfAsync<Fickle>("class [|bad|] { }"), StringComparison.Ordinal);

    [Fact]
    public Task A_message_and_properties_are_compared_at_a_numbered_location() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
        "class {|#0:bad|} { }",
        AnalyzerVerifier<LowerCaseTypes>.Diagnostic("TEST1").WithLocation(0).WithMessage("bad: rename it").WithProperty("name", "bad"));

    [Fact]
    public async Task A_wrong_message_fails() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
            "class {|#0:bad|} { }", new DiagnosticResult("TEST1").WithLocation(0).WithMessage("other")));

    [Fact]
    public async Task A_wrong_property_fails() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
            "class {|#0:bad|} { }", new DiagnosticResult("TEST1").WithLocation(0).WithProperty("name", "other")));

    [Fact]
    public async Task A_result_without_its_location_in_the_markup_fails() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(
            "class Good { }", new DiagnosticResult("TEST1").WithLocation(7)));

    [Fact]
    public Task Sources_projects_and_output_kind_are_taken_from_the_test_state()
    {
        var test = new AnalyzerVerifier<LowerCaseTypes>.Test { TestCode = "System.Console.WriteLine(new Other().ToString());" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.Sources.Add("class Other { }");
        test.TestState.Sources.Add(("/Named.cs", "class [|named|] { }"));
        test.TestState.AdditionalProjects.Add("Second", new ProjectState { Sources = { "class [|second|] { }" } });
        return test.RunAsync();
    }

    [Fact]
    public Task Global_options_reach_the_analyzer()
    {
        var test = new AnalyzerVerifier<LowerCaseTypes>.Test { TestCode = Bad };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\npsi.test.allowed = bad"));
        return test.RunAsync();
    }

    [Fact]
    public async Task The_reference_set_decides_what_exists()
    {
        const string source = "class Good { object M(System.Index i) => i; }";
        await AnalyzerVerifier<LowerCaseTypes>.VerifyAnalyzerAsync(source);
        var standard = new AnalyzerVerifier<LowerCaseTypes>.Test { ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20, TestCode = source };
        Assert.Contains("CS0234", (await Assert.ThrowsAnyAsync<XunitException>(standard.RunAsync)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> FailureOfAsync<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        (await Assert.ThrowsAnyAsync<XunitException>(() => AnalyzerVerifier<TAnalyzer>.VerifyAnalyzerAsync(source))).Message;

#pragma warning disable RS1036, RS2008, RS1038, RS1041 // Analyzers of these tests, not shipped ones.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public class LowerCaseTypes : DiagnosticAnalyzer
    {
        private protected static readonly DiagnosticDescriptor Rule = new("TEST1", "Lower case", "{0}: rename it", "Test", DiagnosticSeverity.Warning, true);

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

        private protected static void Report(SymbolAnalysisContext context) => context.ReportDiagnostic(Diagnostic.Create(
            Rule, context.Symbol.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("name", context.Symbol.Name), context.Symbol.Name));
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
