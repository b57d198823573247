using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Analyzers.Components;

/// <summary>Where the use of a symbol is reported, and what it is called there.</summary>
internal static class SymbolUse
{
    /// <summary>The node itself; of a loop or a clause, which is long, its first word.</summary>
    public static Location PlaceOf(SyntaxNode node) => node switch
    {
        StatementSyntax or AwaitExpressionSyntax => node.GetFirstToken().GetLocation(),
        QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax => node.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };

    /// <summary><c>Type</c> or <c>Type.Member</c>.</summary>
    public static string NameOf(ISymbol symbol) => symbol switch
    {
        { ContainingType: null } => symbol.Name,
        INamedTypeSymbol or IFieldSymbol or IEventSymbol or IPropertySymbol { IsIndexer: false } => Qualified(symbol),
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } => Qualified(symbol),
        // For a constructor, an operator or an indexer the type says more than the member's own name.
        _ => symbol.ContainingType.Name,
    };

    private static string Qualified(ISymbol symbol) => symbol.ContainingType.Name + "." + symbol.Name;
}
