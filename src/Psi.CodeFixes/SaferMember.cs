using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.CodeFixes;

/// <summary>Names another member of the same type, such as <c>None</c> instead of <c>All</c>.</summary>
internal static class SaferMember
{
    /// <summary>
    /// The expression that names <paramref name="member"/>, as qualified as the marked code is.
    /// Null when that is not the plain name of a static member, or its type has no such member.
    /// </summary>
    public static ExpressionSyntax? InsteadOf(FixTarget target, string member) =>
        // Another name may be a constant of the user's own; its type has no such member.
        target.SymbolOf(target.Node) is { IsStatic: true } symbol && !symbol.ContainingType.GetMembers(member).IsEmpty
            ? Named(member, target.Node)
            : null;

    /// <summary>The same without asking whether the type has such a member.</summary>
    public static ExpressionSyntax? Named(string member, SyntaxNode old) => old switch
    {
        MemberAccessExpressionSyntax access => access.WithName(SyntaxFactory.IdentifierName(member).WithTriviaFrom(access.Name)),
        IdentifierNameSyntax => SyntaxFactory.IdentifierName(member).WithTriviaFrom(old),
        _ => null,
    };
}
