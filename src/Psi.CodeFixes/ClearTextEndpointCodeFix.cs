using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3203: https for http and wss for ws where only the scheme changes, and <c>EnableSsl = true</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClearTextEndpointCodeFix))]
[Shared]
public sealed class ClearTextEndpointCodeFix() : ExpressionCodeFix(RuleIds.ClearTextEndpoint)
{
    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } no =>
            new("Set EnableSsl to true", no, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(no)),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal when Secured(literal.Token) is { } token =>
            new(Title, literal, literal.WithToken(token)),
        InterpolatedStringTextSyntax text when Secured(text.TextToken) is { } token => new(Title, text, text.WithTextToken(token)),
        _ => null,
    };

    private const string Title = "Use TLS (https or wss)";

    /// <summary>The same token with a scheme that has TLS; null where more than the scheme would have to change: an explicit port speaks one protocol.</summary>
    private static SyntaxToken? Secured(SyntaxToken token)
    {
        var mark = token.Text.IndexOf("://", StringComparison.Ordinal);
        if (mark < 0 || !Uri.TryCreate(token.ValueText, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "ws")
            || token.Text.Substring(mark + 3).Split('/', '?', '#')[0].Contains(':'))
        {
            return null;
        }

        var text = token.Text.Insert(mark, "s");
        var value = token.ValueText.Insert(token.ValueText.IndexOf("://", StringComparison.Ordinal), "s");
        return SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia);
    }
}
