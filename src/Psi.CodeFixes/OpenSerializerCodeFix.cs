using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3404: switches a setting that opens a serializer the other way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OpenSerializerCodeFix))]
[Shared]
public sealed class OpenSerializerCodeFix : CodeFixProvider
{
    private const string Title = "Switch the setting (type names in the data are no longer followed, or checked again)";

    private const string EquivalenceKey = RuleIds.OpenSerializer + ".Switch";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OpenSerializer);

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => CheckedChange.RegisterAsync(
        context, Title, EquivalenceKey, static (root, value, _) => OppositeLiteral.Of(value) is { } opposite ? root.ReplaceNode(value, opposite) : null);
}
