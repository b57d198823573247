using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Components;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>The APIs by which some services show, bound to the symbols of one compilation.</summary>
internal sealed class ServiceApis
{
    private const string WholeNamespace = ".*";

    // Generic types are written without the number of their parameters.
    private const int MaximumArity = 4;

    // Namespace.Outer.Type, without type arguments.
    private static readonly SymbolDisplayFormat FullName =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly ImmutableArray<NamedService> None = ImmutableArray<NamedService>.Empty;

    private readonly Dictionary<ISymbol, ImmutableArray<NamedService>> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ImmutableArray<NamedService>> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamespaceSymbol, ImmutableArray<NamedService>> _byNamespace =
        new(SymbolEqualityComparer.Default);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

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

    /// <summary>
    /// Whether code may mean one of the APIs by a name: that of a type, of an extension method of a type, or of a member that the policy
    /// names. Only such a name is worth to ask the compiler for its meaning, which binds the code around it.
    /// </summary>
    public bool MayBeMeantBy(string name) => _names.Contains(name);

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

    /// <summary>The name of a symbol as a policy would write it; of a constructor, its type's.</summary>
    public static string NameOf(ISymbol symbol) => symbol switch
    {
        ITypeSymbol => symbol.ToDisplayString(FullName),
        { ContainingType: null } => symbol.Name,
        IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension) } or IPropertySymbol { IsIndexer: true } =>
            symbol.ContainingType.ToDisplayString(FullName),
        _ => symbol.ContainingType.ToDisplayString(FullName) + "." + symbol.Name,
    };

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
                AddNamesIn(space);
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
                _names.Add(member.Name);
            }
        }
    }

    private bool AddTypes(string name, NamedService service, Compilation compilation)
    {
        var types = TypesNamed(name, compilation).ToList();
        foreach (var type in types)
        {
            Add(type, service);
            AddNamesOf(type);
        }

        return types.Count > 0;
    }

    private void AddNamesOf(INamedTypeSymbol type)
    {
        _names.Add(type.Name);
        if (type.Name.EndsWith(CompilerNames.AttributeSuffix, StringComparison.Ordinal))
        {
            _names.Add(type.Name.Substring(0, type.Name.Length - CompilerNames.AttributeSuffix.Length));
        }

        if (type.MightContainExtensionMethods)
        {
            _names.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(IsExtension).Select(static method => method.Name));
        }

        foreach (var inner in type.GetTypeMembers())
        {
            AddNamesOf(inner);
        }
    }

    private static bool IsExtension(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, DeclaredAccessibility: Accessibility.Public };

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

    private void AddNamesIn(INamespaceSymbol space)
    {
        foreach (var type in space.GetTypeMembers().Where(static type => type.DeclaredAccessibility == Accessibility.Public))
        {
            AddNamesOf(type);
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            AddNamesIn(inner);
        }
    }
}
