using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3110: draws from RandomNumberGenerator instead of System.Random, wherever the secret at hand draws, if all of it can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PredictableRandomCodeFix))]
[Shared]
public sealed class PredictableRandomCodeFix : CodeFixProvider
{
    private const string EquivalenceKey = RuleIds.PredictableRandom + ".UseRandomNumberGenerator";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PredictableRandom);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(context, SafeDraws.Title, EquivalenceKey, static (root, diagnostic, _) => SafeDraws.In(root, diagnostic));
}
