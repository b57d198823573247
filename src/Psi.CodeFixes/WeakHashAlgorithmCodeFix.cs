using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;

namespace Psi.CodeFixes;

/// <summary>PSI3101: puts SHA-256 in the place of a weak hash algorithm, shape for shape, where the result compiles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WeakHashAlgorithmCodeFix))]
[Shared]
public sealed class WeakHashAlgorithmCodeFix : CodeFixProvider
{
    private const string EquivalenceKey = RuleIds.WeakHashAlgorithm + ".UseSha256";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WeakHashAlgorithm);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FindingProperties.Algorithm, out var name)
                && diagnostic.Properties.TryGetValue(FindingProperties.Form, out var form)
                && WeakHashCatalogue.ByName(name ?? "") is { } algorithm
                && await FixedAsync(context.Document, diagnostic, algorithm, form ?? "", context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                var title = $"Use {algorithm.Replacement} (longer output; stored or exchanged values change)";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
            }
        }
    }

    private static async Task<Document?> FixedAsync(
        Document document, Diagnostic diagnostic, WeakHash algorithm, string form, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return null;
        }

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (WeakHashReplacement.For(node, algorithm, form, model, cancellationToken) is not { } replacement)
        {
            return null;
        }

        var changed = document.WithSyntaxRoot(root.ReplaceNodes(replacement.Nodes.Keys, (original, _) => replacement.Nodes[original]));
        var affected = Affected(document.Project.Solution, replacement.RetypedMember).Add(document.Id);
        return await StillCompiles.AsWellAsync(document.Project.Solution, changed.Project.Solution, affected, cancellationToken).ConfigureAwait(false)
            ? changed
            : null;
    }

    /// <summary>The documents that can see a private member: those that declare its type.</summary>
    private static ImmutableHashSet<DocumentId> Affected(Solution solution, ISymbol? retypedMember) =>
        retypedMember is null
            ? []
            : retypedMember.ContainingType.DeclaringSyntaxReferences
                .Select(reference => solution.GetDocumentId(reference.SyntaxTree))
                .OfType<DocumentId>()
                .ToImmutableHashSet();
}
