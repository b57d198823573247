using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3113: <c>FixedTimeEquals</c> instead of <c>SequenceEqual</c>, where both sides are bytes and the framework has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretComparisonCodeFix))]
[Shared]
public sealed class SecretComparisonCodeFix() : SecurityCodeFix(RuleIds.SecretComparison)
{
    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            || access.Name.Identifier.ValueText != "SequenceEqual"
            || target.SymbolOf(call) is not IMethodSymbol method)
        {
            return null;
        }

        // bytes.SequenceEqual(others) or Enumerable.SequenceEqual(bytes, others): two sides, and nothing that says how to compare.
        var arguments = call.ArgumentList.Arguments;
        var sides = method.ReducedFrom is null ? arguments : arguments.Insert(0, SyntaxFactory.Argument(access.Expression.WithoutTrivia()));
        if (sides.Count != 2)
        {
            return null;
        }

        var fixedTimeEquals = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            ApprovedName.Full("CryptographicOperations"),
            SyntaxFactory.IdentifierName("FixedTimeEquals"));
        var comparison = SyntaxFactory.InvocationExpression(fixedTimeEquals, call.ArgumentList.WithArguments(Spaced(sides)));
        return target.Replace("Compare with CryptographicOperations.FixedTimeEquals", comparison.WithTriviaFrom(call));
    }

    private static SeparatedSyntaxList<ArgumentSyntax> Spaced(SeparatedSyntaxList<ArgumentSyntax> sides) =>
        SyntaxFactory.SeparatedList(sides, [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]);
}
