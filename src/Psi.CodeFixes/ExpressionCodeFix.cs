using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Psi.CodeFixes;

/// <summary>A code fix that puts one piece of source in the place of the one a finding marks, where the result compiles.</summary>
public abstract class ExpressionCodeFix(string ruleId) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ruleId);

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (ReplacementFor(node, diagnostic, model, context.CancellationToken) is not { } replacement)
            {
                continue;
            }

            var changedRoot = replacement.New is { } replaced
                ? root.ReplaceNode(replacement.Old, replaced)
                : root.RemoveNode(replacement.Old, SyntaxRemoveOptions.KeepUnbalancedDirectives);
            if (changedRoot is null)
            {
                continue;
            }

            var changed = document.WithSyntaxRoot(changedRoot);
            if (await StillCompiles.AsWellAsync(document.Project.Solution, changed.Project.Solution, [document.Id], context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(replacement.Title, _ => Task.FromResult(changed), diagnostic.Id), diagnostic);
            }
        }
    }

    /// <summary>What to write instead for a finding at <paramref name="node"/>; null when nothing is right by itself.</summary>
    private protected abstract Replacement? ReplacementFor(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken);
}

/// <summary>One piece of source and what takes its place.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="New">Null to take the old piece out.</param>
internal sealed record Replacement(string Title, SyntaxNode Old, SyntaxNode? New);
