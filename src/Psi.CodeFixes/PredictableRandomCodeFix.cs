using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3110: draws from RandomNumberGenerator instead of System.Random, if all calls that make the secret can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PredictableRandomCodeFix))]
[Shared]
public sealed class PredictableRandomCodeFix() : SecurityCodeFix(RuleIds.PredictableRandom, SecureRandomReplacement.Action)
{
    private protected override CodeChange? ChangeFor(FixTarget target) => SecureRandomReplacement.For(target);
}
