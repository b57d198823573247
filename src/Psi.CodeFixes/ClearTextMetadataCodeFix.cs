using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3204: asks for https again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClearTextMetadataCodeFix))]
[Shared]
public sealed class ClearTextMetadataCodeFix() : ExpressionCodeFix(RuleIds.ClearTextMetadata)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        node is ExpressionSyntax found
            ? new("Require https", found, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(found))
            : null;
}
