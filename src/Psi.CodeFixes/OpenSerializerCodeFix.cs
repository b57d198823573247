using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3404: switches a setting that opens a serializer the other way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OpenSerializerCodeFix))]
[Shared]
public sealed class OpenSerializerCodeFix() : SecurityCodeFix(RuleIds.OpenSerializer, "Switch")
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Replace(
        "Switch the setting (type names in the data are no longer followed, or checked again)", OppositeLiteral.Of(target.Node));
}
