using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.SensitiveData;

namespace Psi.CodeFixes;

/// <summary>PSI3503: writes <c>[redacted]</c> instead of the value, so that the rest of the message still makes sense.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SensitiveValueExposedCodeFix))]
[Shared]
public sealed class SensitiveValueExposedCodeFix() : SecurityCodeFix(RuleIds.SensitiveValueExposed)
{
    private const string Title = "Write [redacted] instead";

    private const string Redacted = "[redacted]";

    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Node is not ExpressionSyntax value || target.Property(FindingProperties.Form) != SensitiveValueForm.Itself)
        {
            return null;
        }

        return value.Parent is InterpolationSyntax interpolation
            ? target.Replace(Title, interpolation, InterpolatedText())
            : target.Replace(Title, Literal().WithTriviaFrom(value));
    }

    private static InterpolatedStringTextSyntax InterpolatedText() => SyntaxFactory.InterpolatedStringText(
        SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, Redacted, Redacted, default));

    private static LiteralExpressionSyntax Literal() =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Redacted));
}
