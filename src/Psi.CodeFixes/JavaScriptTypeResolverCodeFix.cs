using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
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

    // The resolver may stand in a branch; only where it is the whole argument can it go.
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(
        context,
        Title,
        EquivalenceKey,
        static (root, resolver, _) => resolver is { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } list } argument }
            ? root.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(argument)))
            : null);
}
