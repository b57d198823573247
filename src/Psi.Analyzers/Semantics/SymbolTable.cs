using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// What a rule knows about symbols of the compilation at hand. A look-up compares the name first, so that the many
/// symbols a rule has nothing to say about cost one string hash.
/// </summary>
internal sealed class SymbolTable<T>
    where T : class
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

    public bool TryFind(ISymbol? symbol, [NotNullWhen(true)] out T? value)
    {
        value = null;
        return symbol is not null && _names.Contains(symbol.Name) && _entries.TryGetValue(symbol.OriginalDefinition, out value);
    }

    private void Add(ISymbol symbol, T value)
    {
        _entries[symbol] = value;
        _names.Add(symbol.Name);
    }
}

/// <summary>Makes tables.</summary>
internal static class SymbolTable
{
    /// <summary>The members of a catalogue that the compilation has.</summary>
    public static SymbolTable<T> Of<T>(Compilation compilation, IEnumerable<T> members)
        where T : class, ICataloguedMember
    {
        var table = new SymbolTable<T>();
        foreach (var member in members)
        {
            table.AddMembers(compilation, member.TypeMetadataName, member.Name, member);
        }

        return table;
    }
}
