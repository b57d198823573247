using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3206: checks revocation online.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevocationNotCheckedCodeFix))]
[Shared]
public sealed class RevocationNotCheckedCodeFix() : ExpressionCodeFix(RuleIds.RevocationNotChecked)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax? replacement = node switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NoCheck" } member => member.WithName(SyntaxFactory.IdentifierName("Online")),
            IdentifierNameSyntax { Identifier.ValueText: "NoCheck" } => SyntaxFactory.IdentifierName("Online"),
            _ => null,
        };
        return replacement is null ? null : new("Check revocation", node, replacement.WithTriviaFrom(node));
    }
}
