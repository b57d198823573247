using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3402: writes <c>TypeNameHandling.None</c> instead of any other value that is written by its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNameHandlingCodeFix))]
[Shared]
public sealed class TypeNameHandlingCodeFix() : SecurityCodeFix(RuleIds.TypeNameHandling, "UseNone")
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Replace(
        "Use TypeNameHandling.None ('$type' is no longer written, and ignored when read)", SaferMember.InsteadOf(target, "None"));
}
