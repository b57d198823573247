using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3412: takes script and <c>document()</c> away from stylesheets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(XsltScriptCodeFix))]
[Shared]
public sealed class XsltScriptCodeFix() : SecurityCodeFix(RuleIds.XsltScript, "SwitchOff")
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Replace(
        "Switch it off (stylesheets that use it fail to load or to run)",
        OppositeLiteral.Of(target.Node) ?? SaferMember.InsteadOf(target, "Default"));
}
