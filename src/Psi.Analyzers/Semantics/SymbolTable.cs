using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// A catalogue bound to the symbols of one compilation. A lookup compares the name first, so that the many symbols a rule knows nothing
/// about cost one string hash.
/// </summary>
internal sealed class SymbolTable<T>
    where T : notnull
{
    private readonly Dictionary<ISymbol, T> _entries = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds every type of that metadata name: none when it is absent, several when several assemblies define it.</summary>
    public void AddType(Compilation compilation, string metadataName, T value)
    {
        foreach (var type in TypeLookup.In(compilation).Find(metadataName))
        {
            Add(type, value);
        }
    }

    /// <summary>Adds a type.</summary>
    public void AddType(INamedTypeSymbol type, T value) => Add(type, value);

    /// <summary>Adds each overload of a member.</summary>
    public void AddMember(Compilation compilation, ApiMember member, T value) => AddMembers(compilation, member.Type, member.Name, value);

    /// <summary>Adds every member (each overload) of that name declared by every type of that metadata name.</summary>
    public void AddMembers(Compilation compilation, string typeMetadataName, string memberName, T value)
    {
        foreach (var type in TypeLookup.In(compilation).Find(typeMetadataName))
        {
            foreach (var member in type.GetMembers(memberName))
            {
                Add(member, value);
            }
        }
    }

    public bool Contains(ISymbol? symbol) => TryFind(symbol, out _);

    public bool TryFind(ISymbol? symbol, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return symbol is not null && _names.Contains(symbol.Name) && _entries.TryGetValue(symbol.OriginalDefinition, out value);
    }

    /// <summary>Finds a type or the nearest of its base types that the table has.</summary>
    public bool TryFindBase(ITypeSymbol? type, [MaybeNullWhen(false)] out T value)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (TryFind(candidate, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Finds a type, one of its base types, or one of the interfaces that it implements.</summary>
    public bool TryFindBaseOrInterface(ITypeSymbol? type, [MaybeNullWhen(false)] out T value)
    {
        if (TryFindBase(type, out value))
        {
            return true;
        }

        if (type is not null)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (TryFind(implemented, out value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Finds a method or property, or the nearest that it overrides.</summary>
    public bool TryFindOverridden(ISymbol? member, [MaybeNullWhen(false)] out T value)
    {
        for (var candidate = member; candidate is not null; candidate = OverriddenBy(candidate))
        {
            if (TryFind(candidate, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private void Add(ISymbol symbol, T value)
    {
        _entries[symbol] = value;
        _names.Add(symbol.Name);
    }
}

/// <summary>Binds catalogues to a compilation.</summary>
internal static class SymbolTable
{
    /// <summary>The members of a catalogue that the compilation has, each with its row.</summary>
    public static SymbolTable<ApiMember> Of(Compilation compilation, IEnumerable<ApiMember> members)
    {
        var table = new SymbolTable<ApiMember>();
        foreach (var member in members)
        {
            table.AddMember(compilation, member, member);
        }

        return table;
    }

    /// <summary>The members of a catalogue that the compilation has, each with its fact.</summary>
    public static SymbolTable<T> Of<T>(Compilation compilation, IEnumerable<ApiMember<T>> members)
        where T : notnull
    {
        var table = new SymbolTable<T>();
        foreach (var member in members)
        {
            table.AddMember(compilation, member, member.Fact);
        }

        return table;
    }

    /// <summary>The types of a catalogue that the compilation has, each with its metadata name.</summary>
    public static SymbolTable<string> OfTypes(Compilation compilation, params string[] names)
    {
        var table = new SymbolTable<string>();
        foreach (var name in names)
        {
            table.AddType(compilation, name, name);
        }

        return table;
    }

    /// <summary>The types of a catalogue that the compilation has, each with its fact.</summary>
    public static SymbolTable<T> OfTypes<T>(Compilation compilation, IEnumerable<ApiType<T>> types)
        where T : notnull
    {
        var table = new SymbolTable<T>();
        foreach (var type in types)
        {
            table.AddType(compilation, type.Name, type.Fact);
        }

        return table;
    }
}
