using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3204: asks for https again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClearTextMetadataCodeFix))]
[Shared]
public sealed class ClearTextMetadataCodeFix() : SecurityCodeFix(RuleIds.ClearTextMetadata)
{
    private protected override CodeChange? ChangeFor(FixTarget target) =>
        target.Node is ExpressionSyntax found ? target.Replace("Require https", OppositeLiteral.TrueInsteadOf(found)) : null;
}
