using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The JavaScriptSerializer of ASP.NET and its resolver that finds any type, bound to the symbols of one compilation.</summary>
internal sealed class JavaScriptSerializerSymbols
{
    private const string Namespace = "System.Web.Script.Serialization.";

    public SymbolTable<string> Serializers { get; } = new();

    private SymbolTable<string> OpenResolvers { get; } = new();

    public bool IsEmpty => Serializers.IsEmpty || OpenResolvers.IsEmpty;

    public static JavaScriptSerializerSymbols In(Compilation compilation)
    {
        var symbols = new JavaScriptSerializerSymbols();
        symbols.Serializers.AddType(compilation, Namespace + "JavaScriptSerializer", "JavaScriptSerializer");
        symbols.OpenResolvers.AddType(compilation, Namespace + "SimpleTypeResolver", "SimpleTypeResolver");
        return symbols;
    }

    /// <summary>The resolver of any type that a type is, or takes its look-up from; null when it is another, or looks types up itself.</summary>
    public ITypeSymbol? OpenResolverIn(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (OpenResolvers.TryFind(candidate, out _))
            {
                return type;
            }

            if (candidate.GetMembers("ResolveType").Any(member => member.IsOverride))
            {
                return null;
            }
        }

        return null;
    }
}
