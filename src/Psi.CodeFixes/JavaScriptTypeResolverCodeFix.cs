using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3403: creates the serializer without a resolver.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JavaScriptTypeResolverCodeFix))]
[Shared]
public sealed class JavaScriptTypeResolverCodeFix : CodeFixProvider
{
    private const string Title = "Create without a type resolver ('__type' is no longer written, and ignored when read)";

    private const string EquivalenceKey = RuleIds.JavaScriptTypeResolver + ".RemoveResolver";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.JavaScriptTypeResolver);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // The resolver may stand in a branch; only where it is the whole argument can it go.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument }
                && list.Parent is BaseObjectCreationExpressionSyntax)
            {
                var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(argument))));
                if (await StillCompiles.AsWellAsync(context.Document.Project.Solution, changed.Project.Solution, [changed.Id], context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
                }
            }
        }
    }
}
