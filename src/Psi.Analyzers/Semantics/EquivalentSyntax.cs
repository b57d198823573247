using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Analyzers.Semantics;

/// <summary>Finds code that is written twice in a member. The member is walked once, however often it is asked.</summary>
internal sealed class EquivalentSyntax
{
    // Holds no tree longer than the compiler does.
    private static readonly ConditionalWeakTable<SyntaxNode, EquivalentSyntax> ByRoot = new();

    private readonly Dictionary<SyntaxNode, int> _hashes = [];
    private readonly ILookup<int, SyntaxNode> _nodes;

    private EquivalentSyntax(SyntaxNode root)
    {
        // Parts come after the whole, so from the end on the parts of a node are known. No recursion: hostile source may be deep.
        foreach (var node in root.DescendantNodesAndSelf().Reverse())
        {
            _hashes.Add(node, HashOf(node));
        }

        _nodes = _hashes.ToLookup(static pair => pair.Value, static pair => pair.Key);
    }

    /// <summary>Whether code equal to a node, but for comments and spaces, is in a member again.</summary>
    /// <param name="root">The member.</param>
    /// <param name="node">The code; in the member itself.</param>
    public static bool IsRepeated(SyntaxNode root, SyntaxNode node)
    {
        var member = ByRoot.GetValue(root, static root => new EquivalentSyntax(root));
        return member._hashes.TryGetValue(node, out var hash)
            && member._nodes[hash].Where(other => SyntaxFactory.AreEquivalent(other, node)).Skip(1).Any();
    }

    private int HashOf(SyntaxNode node)
    {
        var hash = node.RawKind;
        foreach (var part in node.ChildNodesAndTokens())
        {
            var own = part.AsNode() is { } child
                ? _hashes[child]
                : StringComparer.Ordinal.GetHashCode(part.IsKind(SyntaxKind.IdentifierToken) ? part.AsToken().ValueText : part.ToString());
            hash = unchecked((hash * 31) + own);
        }

        return hash;
    }
}
