using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Where .NET finds types by name, and where names come from data; bound to the symbols of one compilation.</summary>
internal sealed class TypeLookupSymbols
{
    private readonly SymbolTable<DataSourceType> _dataSources;
    private readonly SymbolTable<string> _binders;

    private TypeLookupSymbols(Compilation compilation)
    {
        _dataSources = SymbolTable.OfTypes(compilation, TypeLookupCatalogue.DataSources);
        _binders = SymbolTable.Of(compilation, TypeLookupCatalogue.Binders);
        LookUps = SymbolTable.Of(compilation, TypeLookupCatalogue.LookUps);
    }

    public SymbolTable<ApiMember> LookUps { get; }

    public static TypeLookupSymbols In(Compilation compilation) => new(compilation);

    /// <summary>The kind of data a type gives access to; null for a type that is no document, reader or request.</summary>
    public DataSourceType? DataSourceOf(ITypeSymbol? type) => _dataSources.TryFindBaseOrInterface(type, out var source) ? source : null;

    /// <summary>The kind of data that a deserializer takes a type name from; null unless the parameter gets such a name from it.</summary>
    public string? BinderDataOf(IParameterSymbol parameter)
    {
        if (parameter is not { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol method })
        {
            return null;
        }

        if (_binders.TryFindOverridden(method, out var data))
        {
            return data;
        }

        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(method.Name))
            {
                if (_binders.TryFind(member, out data) && IsImplementedBy(member, method))
                {
                    return data;
                }
            }
        }

        return null;
    }

    private static bool IsImplementedBy(ISymbol member, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method);
}

/// <summary>A type through which data is read.</summary>
/// <param name="Kind">What the data is, as in "comes from …".</param>
/// <param name="IsForwardOnly">True when it gives another value each time it is asked.</param>
internal sealed record DataSourceType(string Kind, bool IsForwardOnly);
