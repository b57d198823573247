using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3402: puts <c>TypeNameHandling.None</c> in the place of any other value that is written by its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNameHandlingCodeFix))]
[Shared]
public sealed class TypeNameHandlingCodeFix : CodeFixProvider
{
    private const string Title = "Use TypeNameHandling.None ('$type' is no longer written, and ignored when read)";

    private const string EquivalenceKey = RuleIds.TypeNameHandling + ".UseNone";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TypeNameHandling);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } value
                && model is not null
                && SaferMember.Instead(value, "None", model, context.CancellationToken) is { } none)
            {
                var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(value, none));
                if (await StillCompiles.AsWellAsync(context.Document.Project.Solution, changed.Project.Solution, [changed.Id], context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
                }
            }
        }
    }
}
