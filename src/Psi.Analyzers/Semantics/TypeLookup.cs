using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Finds types by metadata name, for all rules of one compilation. <c>Compilation.GetTypesByMetadataName</c> asks each of some 170
/// references about each name; this class asks only those that have the name's namespace, and none of them twice.
/// </summary>
internal sealed class TypeLookup
{
    // Does not keep a compilation alive.
    private static readonly ConditionalWeakTable<Compilation, TypeLookup> Lookups = new();

    private readonly ImmutableArray<IAssemblySymbol> _assemblies;
    private readonly ConcurrentDictionary<string, ImmutableArray<IAssemblySymbol>> _declaring = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> _types = new(StringComparer.Ordinal);

    private TypeLookup(Compilation compilation) =>
        _assemblies = compilation.SourceModule.ReferencedAssemblySymbols.Insert(0, compilation.Assembly);

    /// <summary>The lookup that all rules share.</summary>
    public static TypeLookup In(Compilation compilation) =>
        Lookups.GetValue(compilation, static compilation => new TypeLookup(compilation));

    /// <summary>Every type of that metadata name: none when it is absent, several when several assemblies define it.</summary>
    public ImmutableArray<INamedTypeSymbol> Find(string metadataName) => _types.GetOrAdd(metadataName, FindIn);

    private ImmutableArray<INamedTypeSymbol> FindIn(string metadataName)
    {
        var types = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var assembly in _declaring.GetOrAdd(InnermostNamespace(metadataName), Declaring))
        {
            if (assembly.GetTypeByMetadataName(metadataName) is { } type)
            {
                types.Add(type);
            }
        }

        return types.ToImmutable();
    }

    private ImmutableArray<IAssemblySymbol> Declaring(string innermostNamespace) => innermostNamespace.Length == 0
        ? _assemblies
        : _assemblies.Where(assembly => assembly.NamespaceNames.Contains(innermostNamespace)).ToImmutableArray();

    private static string InnermostNamespace(string metadataName)
    {
        var outermost = metadataName.Split('+')[0].Split('.');
        return outermost.Length > 1 ? outermost[outermost.Length - 2] : "";
    }
}
