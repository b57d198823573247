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
public sealed class SecretComparisonCodeFix() : ExpressionCodeFix(RuleIds.SecretComparison)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SequenceEqual" } access } call
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        // bytes.SequenceEqual(others) or Enumerable.SequenceEqual(bytes, others): two sides, and nothing that says how to compare.
        var arguments = method.ReducedFrom is null
            ? call.ArgumentList
            : call.ArgumentList.WithArguments(call.ArgumentList.Arguments.Insert(0, SyntaxFactory.Argument(access.Expression.WithoutTrivia())));
        if (arguments.Arguments.Count != 2)
        {
            return null;
        }

        var safe = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ApprovedName.Full("CryptographicOperations"), SyntaxFactory.IdentifierName("FixedTimeEquals"));
        return new Replacement("Compare with CryptographicOperations.FixedTimeEquals", call, SyntaxFactory.InvocationExpression(safe, Spaced(arguments)).WithTriviaFrom(call));
    }

    private static ArgumentListSyntax Spaced(ArgumentListSyntax arguments) => arguments.WithArguments(
        SyntaxFactory.SeparatedList(arguments.Arguments, [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)]));
}
