using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>A catalogue of algorithms, bound to the symbols of one compilation.</summary>
internal sealed class AlgorithmSymbols<T>
    where T : class
{
    private AlgorithmSymbols(SymbolTable<T> types, SymbolTable<T> members, SymbolTable<ApiMember<T?>> choices) =>
        (Types, Members, Choices) = (types, members, choices);

    public SymbolTable<T> Types { get; }

    public SymbolTable<T> Members { get; }

    public SymbolTable<ApiMember<T?>> Choices { get; }

    public bool IsEmpty => Types.IsEmpty && Members.IsEmpty && Choices.IsEmpty;

    public static AlgorithmSymbols<T> In(Compilation compilation, AlgorithmCatalogue<T> catalogue)
    {
        var choices = new SymbolTable<ApiMember<T?>>();
        foreach (var choice in catalogue.Choices)
        {
            choices.AddMember(compilation, choice, choice);
        }

        return new(SymbolTable.OfTypes(compilation, catalogue.Types), SymbolTable.Of(compilation, catalogue.Members), choices);
    }

    /// <summary>The algorithm a type implements: itself, or by deriving from one in another assembly.</summary>
    /// <param name="type">The type to look at; null for a type the compiler could not bind.</param>
    /// <param name="here">
    /// The assembly under analysis. Its own types that derive from an algorithm are reported where they are declared.
    /// </param>
    public T? ImplementedBy(ITypeSymbol? type, IAssemblySymbol here)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Types.TryFind(candidate, out var algorithm))
            {
                return algorithm;
            }

            if (SymbolEqualityComparer.Default.Equals(candidate.ContainingAssembly, here))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The choice a method offers, also when it overrides the one the catalogue names.</summary>
    public ApiMember<T?>? ChoiceOf(IMethodSymbol? method) => Choices.TryFindOverridden(method, out var choice) ? choice : null;
}
