using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3206: checks revocation online.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevocationNotCheckedCodeFix))]
[Shared]
public sealed class RevocationNotCheckedCodeFix() : SecurityCodeFix(RuleIds.RevocationNotChecked)
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Replace("Check revocation", target.Node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } no => OppositeLiteral.Of(no),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NoCheck" } or IdentifierNameSyntax { Identifier.ValueText: "NoCheck" } =>
            SaferMember.Named("Online", target.Node),
        _ => null,
    });
}
