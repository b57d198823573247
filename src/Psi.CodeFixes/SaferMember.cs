using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Writes another member of the same type where one stood, such as <c>None</c> for <c>All</c>.</summary>
internal static class SaferMember
{
    /// <summary>The expression that names <paramref name="member"/> as qualified as <paramref name="value"/> is; null when that is not the plain name of a static member.</summary>
    public static ExpressionSyntax? Instead(SyntaxNode value, string member, SemanticModel model, CancellationToken cancellationToken)
    {
        // A name that stands for a constant of one's own has no such neighbour.
        if (model.GetSymbolInfo(value, cancellationToken).Symbol is not { IsStatic: true } symbol || symbol.ContainingType.GetMembers(member).IsEmpty)
        {
            return null;
        }

        return value switch
        {
            MemberAccessExpressionSyntax access => access.WithName(SyntaxFactory.IdentifierName(member).WithTriviaFrom(access.Name)),
            IdentifierNameSyntax => SyntaxFactory.IdentifierName(member).WithTriviaFrom(value),
            _ => null,
        };
    }
}
