using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;
using Psi.Analyzers.SensitiveData;

namespace Psi.CodeFixes;

/// <summary>PSI3503: writes <c>[redacted]</c> in the place of the value, so that the rest of the message keeps its sense.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SensitiveValueExposedCodeFix))]
[Shared]
public sealed class SensitiveValueExposedCodeFix() : ExpressionCodeFix(RuleIds.SensitiveValueExposed)
{
    private const string Title = "Write [redacted] instead";

    private const string Redacted = "[redacted]";

    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not ExpressionSyntax value || !diagnostic.Properties.TryGetValue(FindingProperties.Form, out var form) || form != SensitiveValueForm.Itself)
        {
            return null;
        }

        return value.Parent is InterpolationSyntax hole
            ? new(Title, hole, SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, Redacted, Redacted, default)))
            : new(Title, value, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Redacted)).WithTriviaFrom(value));
    }
}
