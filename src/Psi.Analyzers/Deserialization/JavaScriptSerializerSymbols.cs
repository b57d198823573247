using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The JavaScriptSerializer of ASP.NET and its resolver that finds any type, bound to the symbols of one compilation.</summary>
internal sealed class JavaScriptSerializerSymbols(Compilation compilation)
{
    private readonly SymbolTable<string> _openResolvers = SymbolTable.OfTypes(compilation, JavaScriptSerializerCatalogue.OpenResolver);

    public SymbolTable<string> Serializers { get; } = SymbolTable.OfTypes(compilation, JavaScriptSerializerCatalogue.Serializer);

    public bool IsEmpty => Serializers.IsEmpty || _openResolvers.IsEmpty;

    public static JavaScriptSerializerSymbols In(Compilation compilation) => new(compilation);

    /// <summary>
    /// The type itself where it is a resolver that finds any type, or inherits its lookup; null for one that looks types up itself.
    /// </summary>
    public ITypeSymbol? OpenResolverIn(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_openResolvers.Contains(candidate))
            {
                return type;
            }

            if (candidate.GetMembers(JavaScriptSerializerCatalogue.ResolverMethod).Any(static member => member.IsOverride))
            {
                return null;
            }
        }

        return null;
    }
}
