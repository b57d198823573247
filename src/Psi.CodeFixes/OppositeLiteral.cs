using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Writes <c>false</c> instead of <c>true</c>, and <c>true</c> instead of <c>false</c>.</summary>
internal static class OppositeLiteral
{
    /// <summary>The opposite of a literal; null for anything else, which has its value for a reason the fix doesn't know.</summary>
    public static LiteralExpressionSyntax? Of(SyntaxNode value) => value.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => Literal(SyntaxKind.FalseLiteralExpression, value),
        SyntaxKind.FalseLiteralExpression => Literal(SyntaxKind.TrueLiteralExpression, value),
        _ => null,
    };

    /// <summary><c>true</c>, whatever was written before.</summary>
    public static LiteralExpressionSyntax TrueInsteadOf(SyntaxNode value) => Literal(SyntaxKind.TrueLiteralExpression, value);

    private static LiteralExpressionSyntax Literal(SyntaxKind kind, SyntaxNode old) =>
        SyntaxFactory.LiteralExpression(kind).WithTriviaFrom(old);
}
