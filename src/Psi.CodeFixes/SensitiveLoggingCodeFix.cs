using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3504: takes the call out, or switches the property off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SensitiveLoggingCodeFix))]
[Shared]
public sealed class SensitiveLoggingCodeFix() : ExpressionCodeFix(RuleIds.SensitiveLogging)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } when access.Name == node => Without(call, access),
        ExpressionSyntax value and not SimpleNameSyntax => new("Switch it off", value, Off().WithTriviaFrom(value)),
        _ => null,
    };

    private static Replacement Without(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) => (access.Expression, call.Parent) switch
    {
        (InvocationExpressionSyntax receiver, _) => new("Remove the call", call, receiver.WithTrailingTrivia(call.GetTrailingTrivia())),
        (_, ExpressionStatementSyntax { Parent: BlockSyntax } statement) => new("Remove the call", statement, null),
        // What is left alone would be no statement, or no value.
        _ => new("Switch it off", call.ArgumentList, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Off()))).WithTriviaFrom(call.ArgumentList)),
    };

    private static LiteralExpressionSyntax Off() => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
}
