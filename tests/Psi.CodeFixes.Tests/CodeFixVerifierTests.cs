using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Psi.Analyzers.Tests.Verification;

namespace Psi.CodeFixes.Tests;

/// <summary>What must fail although <see cref="RuleTest{TAnalyzer, TCodeFix}"/> filters what the library compares.</summary>
public sealed class CodeFixVerifierTests
{
    private const string Two = "class [|one|] { } class [|two|] { }";
    private const string TwoFixed = "class One { } class Two { }";

    [Fact]
    public Task A_fix_as_expected_passes() => CodeFixVerifier<LowerCaseTypes, UpperCase>.VerifyCodeFixAsync(Two, TwoFixed);

    [Fact]
    public async Task Fixed_code_that_does_not_compile_fails() => Assert.Contains(
        "CS0246", await FailureOfAsync<AddsMissingBase>("class [|one|] { }", "class One : Missing { }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_that_is_not_offered_fails() =>
        Assert.Contains("Iterative code fix", await FailureOfAsync<OffersNothing>(Two, TwoFixed), StringComparison.Ordinal);

    [Fact]
    public async Task Another_fix_of_all_fails() =>
        Assert.Contains("Fix all in document", await FailureOfAsync<FixesAllWrongly>(Two, TwoFixed), StringComparison.Ordinal);

    private static async Task<string> FailureOfAsync<TCodeFix>(string source, string fixedSource)
        where TCodeFix : CodeFixProvider, new()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CodeFixVerifier<LowerCaseTypes, TCodeFix>.VerifyCodeFixAsync(source, fixedSource));
        return failure.Message;
    }

#pragma warning disable RS1036, RS2008, RS1038, RS1041 // An analyzer of these tests, not a shipped one.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class LowerCaseTypes : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule =
            new("TEST1", "Lower case", "Rename it", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                static type =>
                {
                    if (char.IsLower(type.Symbol.Name[0]))
                    {
                        type.ReportDiagnostic(Diagnostic.Create(Rule, type.Symbol.Locations[0]));
                    }
                },
                SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS2008, RS1038, RS1041

    public class UpperCase : CodeFixProvider
    {
        public sealed override ImmutableArray<string> FixableDiagnosticIds => ["TEST1"];

        public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
            var type = (ClassDeclarationSyntax)root!.FindNode(context.Span);
            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(type, Change(type)));
            context.RegisterCodeFix(CodeAction.Create("Rename it", _ => Task.FromResult(changed), "Rename"), context.Diagnostics);
        }

        private protected virtual ClassDeclarationSyntax Change(ClassDeclarationSyntax type)
        {
            var name = type.Identifier.ValueText;
            var changed = SyntaxFactory.Identifier(char.ToUpperInvariant(name[0]) + name[1..]);
            return type.WithIdentifier(changed.WithTriviaFrom(type.Identifier));
        }
    }

    public sealed class AddsMissingBase : UpperCase
    {
        private protected override ClassDeclarationSyntax Change(ClassDeclarationSyntax type)
        {
            var changed = base.Change(type).ToString().Replace("{", ": Missing {", StringComparison.Ordinal);
            return (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(changed)!;
        }
    }

    public sealed class OffersNothing : UpperCase
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
    }

    public sealed class FixesAllWrongly : UpperCase
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (_, document, _) =>
            document.WithText(SourceText.From((await document.GetTextAsync()) + " class Three { }")));
    }
}
