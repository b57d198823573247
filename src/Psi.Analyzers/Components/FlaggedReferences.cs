using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Components;

/// <summary>The references of a compilation that code should not use.</summary>
internal sealed class FlaggedReferences
{
    private readonly Dictionary<ISymbol, FlaggedAssembly> _assemblies = new(SymbolEqualityComparer.Default);

    private FlaggedReferences()
    {
    }

    public bool IsEmpty => _assemblies.Count == 0;

    public IEnumerable<IAssemblySymbol> Assemblies => _assemblies.Keys.Cast<IAssemblySymbol>();

    /// <summary>The number of components that they belong to.</summary>
    public int ComponentCount { get; private set; }

    /// <summary>
    /// Finds them by the file they are read from, not by name: where the framework has an assembly of that name too, the SDK uses the newer
    /// one and not the package's.
    /// </summary>
    public static FlaggedReferences In(Compilation compilation, ImmutableArray<FlaggedAssembly> flagged)
    {
        var references = new FlaggedReferences();
        foreach (var reference in compilation.References)
        {
            if (reference is PortableExecutableReference { FilePath: { } path }
                && flagged.FirstOrDefault(assembly => assembly.IsAt(path)) is { } found
                && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol symbol)
            {
                references._assemblies[symbol] = found;
            }
        }

        references.ComponentCount = references._assemblies.Values
            .Select(static assembly => assembly.Component)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return references;
    }

    /// <summary>The flagged assembly that declares a symbol; null when none does. A namespace belongs to no assembly.</summary>
    public FlaggedAssembly? Declaring(ISymbol? symbol) =>
        symbol is { ContainingAssembly: { } assembly } and not INamespaceSymbol && _assemblies.TryGetValue(assembly, out var flagged)
            ? flagged
            : null;
}
