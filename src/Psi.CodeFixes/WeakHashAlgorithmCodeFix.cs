using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;
using Psi.Analyzers.Catalogues.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3101: writes SHA-256 instead of a weak hash algorithm, in the same form.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WeakHashAlgorithmCodeFix))]
[Shared]
public sealed class WeakHashAlgorithmCodeFix() : SecurityCodeFix(RuleIds.WeakHashAlgorithm, "UseSha256")
{
    private protected override CodeChange? ChangeFor(FixTarget target)
    {
        if (target.Property(FindingProperties.Algorithm) is not { } name
            || target.Property(FindingProperties.Form) is not { } form
            || WeakHashCatalogue.ByName(name) is not { } algorithm
            || new WeakHashReplacement(algorithm, target).For(form) is not { } replaced)
        {
            return null;
        }

        var root = target.Root.ReplaceNodes(replaced.Nodes.Keys, (original, _) => replaced.Nodes[original]);
        return new CodeChange($"Use {algorithm.Replacement} (longer output; stored or exchanged values change)", root)
        {
            RetypedMember = replaced.RetypedMember,
        };
    }
}
