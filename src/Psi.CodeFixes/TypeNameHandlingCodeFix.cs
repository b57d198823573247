using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
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

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(
        context,
        Title,
        EquivalenceKey,
        (root, value, model) => SaferMember.Instead(value, "None", model, context.CancellationToken) is { } none ? root.ReplaceNode(value, none) : null);
}
