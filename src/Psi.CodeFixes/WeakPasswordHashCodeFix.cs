using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3108: writes a sufficient number. Every hash records the number it was made with, so existing ones stay valid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WeakPasswordHashCodeFix))]
[Shared]
public sealed class WeakPasswordHashCodeFix() : SecurityCodeFix(RuleIds.WeakPasswordHash)
{
    private protected override CodeChange? ChangeFor(FixTarget target) =>
        target.Node is LiteralExpressionSyntax { Token.Value: int }
        && target.Property(FindingProperties.Least) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            ? target.Replace($"Use {text} for new hashes", Number(least).WithTriviaFrom(target.Node))
            : null;

    private static LiteralExpressionSyntax Number(int number)
    {
        var text = number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');
        return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(text, number));
    }
}
