using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3108: writes a number that is enough, where the hash itself says which number it was made with, so that the ones that exist stay valid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WeakPasswordHashCodeFix))]
[Shared]
public sealed class WeakPasswordHashCodeFix() : ExpressionCodeFix(RuleIds.WeakPasswordHash)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        node is LiteralExpressionSyntax { Token.Value: int }
        && diagnostic.Properties.TryGetValue(FindingProperties.Least, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            ? new Replacement($"Use {text} for new hashes", node, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Readable(least), least)).WithTriviaFrom(node))
            : null;

    private static string Readable(int number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');
}
