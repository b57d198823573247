using System.Composition;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3205: gives the one setting that is wrong the value that encrypts and validates.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionStringSecurityCodeFix))]
[Shared]
public sealed class ConnectionStringSecurityCodeFix() : SecurityCodeFix(RuleIds.ConnectionStringSecurity)
{
    // A connection string is short; a literal that is made to be slow gets no fix.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Property(FindingProperties.Setting) is not { Length: > 0 } setting
            || target.Property(FindingProperties.SecureValue) is not { } secure)
        {
            return null;
        }

        ExpressionSyntax? replacement = target.Node switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text => Secured(text, setting, secure),
            MemberAccessExpressionSyntax member when target.TypeOf(member) is { TypeKind: TypeKind.Enum } =>
                SaferMember.Named(secure, member),
            _ => OppositeLiteral.Of(target.Node),
        };
        return target.Replace($"Set it to {secure}", replacement?.WithTriviaFrom(target.Node));
    }

    private static LiteralExpressionSyntax? Secured(LiteralExpressionSyntax literal, string setting, string secure)
    {
        // Drivers ignore case, and spaces, hyphens and underscores between the letters of a key.
        var key = string.Join(@"[ _-]*", setting.Select(static letter => Regex.Escape(letter.ToString())));
        var pattern = new Regex(
            $@"(?<before>(?:^|[;?&""])\s*{key}\s*=\s*)(?<value>\w+)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            MatchTimeout);
        return pattern.Matches(literal.Token.Text).Count == 1
            ? SyntaxFactory.ParseExpression(pattern.Replace(literal.Token.Text, "${before}" + secure)) as LiteralExpressionSyntax
            : null;
    }
}
