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
public sealed class SensitiveLoggingCodeFix() : SecurityCodeFix(RuleIds.SensitiveLogging)
{
    private const string Remove = "Remove the call";

    private const string SwitchOff = "Switch it off";

    private protected override CodeChange? ChangeFor(FixTarget target) => target.Node switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access }
            when access.Name == target.Node => Without(call, access, target),
        ExpressionSyntax value and not SimpleNameSyntax => target.Replace(SwitchOff, Off().WithTriviaFrom(value)),
        _ => null,
    };

    private static CodeChange? Without(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, FixTarget target) =>
        (access.Expression, call.Parent) switch
        {
            (InvocationExpressionSyntax receiver, _) => target.Replace(Remove, call, receiver.WithTrailingTrivia(call.GetTrailingTrivia())),
            (_, ExpressionStatementSyntax { Parent: BlockSyntax } statement) => target.Remove(Remove, statement),
            // Without the call, what remains would be no statement, or no value.
            _ => target.Replace(SwitchOff, call.ArgumentList, OnlyOff().WithTriviaFrom(call.ArgumentList)),
        };

    private static ArgumentListSyntax OnlyOff() => SyntaxFactory.ArgumentList([SyntaxFactory.Argument(Off())]);

    private static LiteralExpressionSyntax Off() => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
}
