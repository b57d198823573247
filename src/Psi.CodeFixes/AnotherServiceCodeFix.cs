using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI2001: the recommended host, where there is one. Scheme and path stay; a port belongs to the other service.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnotherServiceCodeFix))]
[Shared]
public sealed class AnotherServiceCodeFix() : SecurityCodeFix(RuleIds.AnotherService)
{
    private const string SchemeMark = "://";

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Property(FindingProperties.Name) is not { } host || target.Property(FindingProperties.Replacement) is not { } instead)
        {
            return null;
        }

        var title = $"Use '{instead}'";
        return target.Node switch
        {
            LiteralExpressionSyntax literal when Moved(literal.Token, host, instead) is { } token =>
                target.Replace(title, literal.WithToken(token)),
            InterpolatedStringTextSyntax text when Moved(text.TextToken, host, instead) is { } token =>
                target.Replace(title, text.WithTextToken(token)),
            _ => null,
        };
    }

    /// <summary>The same token with another host; null where more than that would have to change.</summary>
    private static SyntaxToken? Moved(SyntaxToken token, string host, string instead) =>
        Moved(token.Text, host, instead) is { } text && Moved(token.ValueText, host, instead) is { } value
            ? SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia)
            : null;

    private static string? Moved(string text, string host, string instead)
    {
        var start = text.IndexOf(host, StringComparison.OrdinalIgnoreCase);
        var mark = text.IndexOf(SchemeMark, StringComparison.Ordinal);
        // What comes between the scheme and the host is a user's name.
        if (start < 0 || (mark >= 0 && start != mark + SchemeMark.Length))
        {
            return null;
        }

        var end = start + host.Length;
        var rest = end < text.Length && text[end] == ':' ? text.Substring(end + 1).TrimStart(Digits) : text.Substring(end);
        // A port that is put in when the program runs begins after the text.
        var hasUnknownPort = end < text.Length && text[end] == ':' && end + 1 == text.Length;
        return hasUnknownPort ? null : text.Substring(0, start) + instead + rest;
    }
}
