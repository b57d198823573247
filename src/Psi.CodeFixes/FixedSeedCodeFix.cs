using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3111: leaves the seed of a new SecureRandom out, and draws from RandomNumberGenerator instead of System.Random.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FixedSeedCodeFix))]
[Shared]
public sealed class FixedSeedCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.FixedSeed);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await CheckedChange.RegisterAsync(context, SafeDraws.Title, RuleIds.FixedSeed + ".UseRandomNumberGenerator", static (root, diagnostic, _) => IsSeed(diagnostic) ? null : SafeDraws.In(root, diagnostic)).ConfigureAwait(false);
        await CheckedChange.RegisterAsync(context, "Let the system seed it", RuleIds.FixedSeed + ".LeaveSeedOut", static (root, diagnostic, _) => IsSeed(diagnostic) ? WithoutSeed(root, diagnostic) : null).ConfigureAwait(false);
    }

    private static bool IsSeed(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FindingProperties.Form, out var form) && form == "seed";

    private static SyntaxNode? WithoutSeed(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } arguments }
            ? root.ReplaceNode(creation, creation.WithArgumentList(arguments.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>())))
            : null;
}
