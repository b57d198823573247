using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Psi.CodeFixes;

/// <summary>Offers a change of one document, where it compiles.</summary>
internal static class CheckedChange
{
    /// <summary>Offers, for each diagnostic of <paramref name="context"/>, what <paramref name="change"/> makes of the document's root and the node it was found at; nothing where that is null.</summary>
    public static Task RegisterAsync(CodeFixContext context, string title, string equivalenceKey, Func<SyntaxNode, SyntaxNode, SemanticModel, SyntaxNode?> change) =>
        RegisterAsync(context, title, equivalenceKey, (root, diagnostic, model) => change(root, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model));

    /// <summary>The same for a change of all the places a diagnostic names.</summary>
    public static async Task RegisterAsync(CodeFixContext context, string title, string equivalenceKey, Func<SyntaxNode, Diagnostic, SemanticModel, SyntaxNode?> change)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (change(root, diagnostic, model) is { } changedRoot)
            {
                var changed = context.Document.WithSyntaxRoot(changedRoot);
                if (await StillCompiles.AsWellAsync(context.Document.Project.Solution, changed.Project.Solution, [changed.Id], context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey), diagnostic);
                }
            }
        }
    }
}
