using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>A catalogue of algorithms, bound to the symbols of one compilation.</summary>
internal sealed class AlgorithmSymbols<T>
    where T : class
{
    public SymbolTable<T> Types { get; } = new();

    public SymbolTable<T> Members { get; } = new();

    public SymbolTable<AlgorithmChoice<T>> Choices { get; } = new();

    public bool IsEmpty => Types.IsEmpty && Members.IsEmpty && Choices.IsEmpty;

    public static AlgorithmSymbols<T> In(Compilation compilation, AlgorithmCatalogue<T> catalogue)
    {
        var symbols = new AlgorithmSymbols<T>();
        foreach (var type in catalogue.Types)
        {
            symbols.Types.AddType(compilation, type.MetadataName, type.Algorithm);
        }

        foreach (var member in catalogue.Members)
        {
            symbols.Members.AddMembers(compilation, member.TypeMetadataName, member.Name, member.Algorithm);
        }

        foreach (var choice in catalogue.Choices)
        {
            symbols.Choices.AddMembers(compilation, choice.TypeMetadataName, choice.Member, choice);
        }

        return symbols;
    }

    /// <summary>The algorithm a type implements: itself, or by deriving from one in another assembly.</summary>
    /// <param name="type">The type to look at; null for a type the compiler could not bind.</param>
    /// <param name="here">The assembly under analysis. A type of its own that derives from one is reported where it is declared.</param>
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
    public AlgorithmChoice<T>? ChoiceOf(IMethodSymbol? method)
    {
        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (Choices.TryFind(candidate, out var choice))
            {
                return choice;
            }
        }

        return null;
    }
}
