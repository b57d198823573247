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
public sealed class ConnectionStringSecurityCodeFix() : ExpressionCodeFix(RuleIds.ConnectionStringSecurity)
{
    // A connection string is short; a literal that is made to be slow gets no fix.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private protected override Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.Setting, out var setting) || string.IsNullOrEmpty(setting)
            || !diagnostic.Properties.TryGetValue(FindingProperties.SecureValue, out var secure) || secure is null)
        {
            return null;
        }

        ExpressionSyntax? replacement = node switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text => Secured(text, setting!, secure),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
            MemberAccessExpressionSyntax member when model.GetTypeInfo(member, cancellationToken).Type is { TypeKind: TypeKind.Enum } =>
                member.WithName(SyntaxFactory.IdentifierName(secure)),
            _ => null,
        };
        return replacement is null ? null : new($"Set it to {secure}", node, replacement.WithTriviaFrom(node));
    }

    private static LiteralExpressionSyntax? Secured(LiteralExpressionSyntax literal, string setting, string secure)
    {
        var key = string.Join(@"[ _-]*", setting.Select(letter => Regex.Escape(letter.ToString())));
        var pattern = new Regex($@"(?<before>(?:^|[;?&""])\s*{key}\s*=\s*)(?<value>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);
        var matches = pattern.Matches(literal.Token.Text);
        if (matches.Count != 1)
        {
            return null;
        }

        var changed = SyntaxFactory.ParseExpression(pattern.Replace(literal.Token.Text, "${before}" + secure));
        return changed as LiteralExpressionSyntax;
    }
}
