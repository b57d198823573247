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
public sealed class ClearTextEndpointCodeFix() : SecurityCodeFix(RuleIds.ClearTextEndpoint)
{
    private const string Title = "Use TLS (https or wss)";

    private protected override CodeChange? ChangeFor(FixTarget target) => target.Node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } no =>
            target.Replace("Set EnableSsl to true", OppositeLiteral.Of(no)),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal when Secured(literal.Token) is { } token =>
            target.Replace(Title, literal.WithToken(token)),
        InterpolatedStringTextSyntax text when Secured(text.TextToken) is { } token => target.Replace(Title, text.WithTextToken(token)),
        _ => null,
    };

    /// <summary>The same token with a scheme that has TLS; null where more than the scheme would have to change.</summary>
    private static SyntaxToken? Secured(SyntaxToken token)
    {
        var mark = token.Text.IndexOf("://", StringComparison.Ordinal);
        if (mark < 0
            || !Uri.TryCreate(token.ValueText, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "ws")
            || HasPort(token.Text.Substring(mark + 3)))
        {
            return null;
        }

        var text = token.Text.Insert(mark, "s");
        var value = token.ValueText.Insert(token.ValueText.IndexOf("://", StringComparison.Ordinal), "s");
        return SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia);
    }

    // A port serves one protocol.
    private static bool HasPort(string afterScheme) => afterScheme.Split('/', '?', '#')[0].Contains(':');
}
