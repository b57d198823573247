using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Writes <c>false</c> where <c>true</c> stood, and the other way round.</summary>
internal static class OppositeLiteral
{
    /// <summary>The opposite of a literal; null for anything else, which has its value for a reason the fix doesn't know.</summary>
    public static LiteralExpressionSyntax? Of(SyntaxNode value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(value),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(value),
        _ => null,
    };
}
