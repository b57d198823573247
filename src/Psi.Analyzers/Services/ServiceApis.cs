using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Components;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>The APIs by which some services show, bound to the symbols of one compilation.</summary>
internal sealed class ServiceApis
{
    private const string WholeNamespace = ".*";

    // Generic types are written without the number of their parameters.
    private const int MaximumArity = 4;

    private static readonly ImmutableArray<NamedService> None = ImmutableArray<NamedService>.Empty;

    private readonly Dictionary<ISymbol, ImmutableArray<NamedService>> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ImmutableArray<NamedService>> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamespaceSymbol, ImmutableArray<NamedService>> _byNamespace =
        new(SymbolEqualityComparer.Default);

    private readonly HashSet<INamedTypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    private ServiceApis()
    {
    }

    public bool IsEmpty => _symbols.Count == 0 && _namespaces.Count == 0;

    /// <summary>The number of services that an API of the compilation may show.</summary>
    public int ServiceCount { get; private set; }

    /// <summary>Finds the APIs that the compilation has.</summary>
    public static ServiceApis In(
        Compilation compilation, ImmutableArray<NamedService> services, Func<NamedService, ServiceMarks> marksOf)
    {
        var found = new ServiceApis();
        foreach (var service in services)
        {
            foreach (var api in marksOf(service).Apis)
            {
                found.Add(api, service, compilation);
            }
        }

        found.ServiceCount = found._symbols.Values
            .Concat(found._namespaces.Values)
            .SelectMany(static named => named)
            .Distinct()
            .Count();
        return found;
    }

    /// <summary>Every name by which code can refer to one of the APIs.</summary>
    public UsableNames Names(Compilation compilation, CancellationToken cancellationToken) =>
        UsableNames.Of(_types, _members, compilation, cancellationToken);

    /// <summary>The services that a symbol shows: by itself, by a type that contains it, or by its namespace.</summary>
    public ImmutableArray<NamedService> Of(ISymbol? symbol)
    {
        if (symbol is null or INamespaceSymbol or IAliasSymbol)
        {
            return None;
        }

        var definition = ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;
        for (var part = definition; part is not null; part = part.ContainingType)
        {
            if (_symbols.TryGetValue(part, out var services))
            {
                return services;
            }
        }

        var isOfType = definition is INamedTypeSymbol or { ContainingType: not null };
        return _namespaces.Count > 0 && isOfType && definition.ContainingNamespace is { } space
            ? _byNamespace.GetOrAdd(space, ShownBy)
            : None;
    }

    private ImmutableArray<NamedService> ShownBy(INamespaceSymbol space)
    {
        for (var part = space; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            if (_namespaces.TryGetValue(part.ToDisplayString(), out var services))
            {
                return services;
            }
        }

        return None;
    }

    private void Add(string api, NamedService service, Compilation compilation)
    {
        if (api.EndsWith(WholeNamespace, StringComparison.Ordinal))
        {
            var name = api.Substring(0, api.Length - WholeNamespace.Length);
            if (NamespaceNamed(name, compilation) is { } space)
            {
                _namespaces[name] = With(_namespaces.TryGetValue(name, out var before) ? before : None, service);
                AddTypesOf(space);
            }
            else
            {
                AddTypes(name, service, compilation);
            }
        }
        else if (!AddTypes(api, service, compilation) && api.LastIndexOf('.') is > 0 and var dot)
        {
            var (type, name) = (api.Substring(0, dot), api.Substring(dot + 1));
            foreach (var member in TypesNamed(type, compilation).SelectMany(found => found.GetMembers(name)))
            {
                Add(member, service);
                _members.Add(member.Name);
            }
        }
    }

    private bool AddTypes(string name, NamedService service, Compilation compilation)
    {
        var types = TypesNamed(name, compilation).ToList();
        types.ForEach(type => Add(type, service));
        _types.UnionWith(types);
        return types.Count > 0;
    }

    private void Add(ISymbol symbol, NamedService service) =>
        _symbols[symbol] = With(_symbols.TryGetValue(symbol, out var before) ? before : None, service);

    private static ImmutableArray<NamedService> With(ImmutableArray<NamedService> services, NamedService service) =>
        services.Contains(service) ? services : services.Add(service);

    private static IEnumerable<INamedTypeSymbol> TypesNamed(string name, Compilation compilation)
    {
        var lookup = TypeLookup.In(compilation);
        return Enumerable.Range(0, MaximumArity + 1)
            .SelectMany(arity => lookup.Find(arity == 0 ? name : name + "`" + (char)('0' + arity)));
    }

    private static INamespaceSymbol? NamespaceNamed(string name, Compilation compilation)
    {
        var space = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            if (space.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
            {
                return null;
            }

            space = inner;
        }

        return space;
    }

    private void AddTypesOf(INamespaceSymbol space)
    {
        _types.UnionWith(space.GetTypeMembers());
        foreach (var inner in space.GetNamespaceMembers())
        {
            AddTypesOf(inner);
        }
    }
}
