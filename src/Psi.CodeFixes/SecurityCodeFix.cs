using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Psi.CodeFixes;

/// <summary>A code fix for one rule that offers one change for each finding, where the changed code compiles.</summary>
/// <param name="ruleId">The rule whose findings it fixes.</param>
/// <param name="action">What the fix does, for the equivalence key: "fix all" repeats changes with the same key.</param>
public abstract class SecurityCodeFix(string ruleId, string? action = null) : CodeFixProvider
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
            if (ChangeFor(new FixTarget(root, diagnostic, model, context.CancellationToken)) is not { } change)
            {
                continue;
            }

            var changed = document.WithSyntaxRoot(change.Root);
            if (await StillCompiles.AsWellAsync(document, changed, change.RetypedMember, context.CancellationToken).ConfigureAwait(false))
            {
                var key = (change.Action ?? action) is { } done ? $"{ruleId}.{done}" : ruleId;
                context.RegisterCodeFix(CodeAction.Create(change.Title, _ => Task.FromResult(changed), key), diagnostic);
            }
        }
    }

    /// <summary>The change to offer; null where no replacement is certainly right.</summary>
    private protected abstract CodeChange? ChangeFor(FixTarget target);
}

/// <summary>A change of one document.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Root">The document after the change.</param>
internal sealed record CodeChange(string Title, SyntaxNode Root)
{
    /// <summary>Part of the equivalence key, where a fix offers changes of different kinds.</summary>
    public string? Action { get; init; }

    /// <summary>The field or property whose declared type changes, so that its whole type has to be compiled again.</summary>
    public ISymbol? RetypedMember { get; init; }
}
