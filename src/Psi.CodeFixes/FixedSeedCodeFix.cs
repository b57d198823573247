using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3111: leaves the seed of a new SecureRandom out, and draws from RandomNumberGenerator instead of System.Random.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FixedSeedCodeFix))]
[Shared]
public sealed class FixedSeedCodeFix() : SecurityCodeFix(RuleIds.FixedSeed)
{
    private protected override CodeChange? ChangeFor(FixTarget target) => target.Property(FindingProperties.Form) == "seed"
        ? WithoutSeed(target)
        : SecureRandomReplacement.For(target) is { } change ? change with { Action = SecureRandomReplacement.Action } : null;

    private static CodeChange? WithoutSeed(FixTarget target) =>
        target.Node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent is ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } list
            ? target.Replace("Let the system seed it", list, list.WithArguments([])) with { Action = "LeaveSeedOut" }
            : null;
}
