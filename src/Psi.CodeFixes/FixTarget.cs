using Microsoft.CodeAnalysis;

namespace Psi.CodeFixes;

/// <summary>A finding in its document.</summary>
internal sealed record FixTarget(SyntaxNode Root, Diagnostic Diagnostic, SemanticModel Model, CancellationToken CancellationToken)
{
    /// <summary>The code that the finding marks.</summary>
    public SyntaxNode Node { get; } = NodeAt(Root, Diagnostic.Location);

    public static SyntaxNode NodeAt(SyntaxNode root, Location location) => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>A property of the finding; null where it has none of that name.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node, CancellationToken).Type;

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, CancellationToken).Symbol;

    /// <summary>Replaces the marked code; null where there is no replacement.</summary>
    public CodeChange? Replace(string title, SyntaxNode? replacement) => replacement is null ? null : Replace(title, Node, replacement);

    public CodeChange Replace(string title, SyntaxNode old, SyntaxNode replacement) => new(title, Root.ReplaceNode(old, replacement));

    public CodeChange? Remove(string title, SyntaxNode old) =>
        Root.RemoveNode(old, SyntaxRemoveOptions.KeepUnbalancedDirectives) is { } root ? new(title, root) : null;
}
