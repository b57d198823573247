using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Semantics;

/// <summary>Looks through the base types of a type.</summary>
internal static class TypeHierarchy
{
    /// <summary>True for a type of that name, in whichever namespace, and for types that derive from one.</summary>
    public static bool IsOrDerivesFrom(ITypeSymbol? type, string name)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for that type and for types that derive from it.</summary>
    public static bool IsOrDerivesFrom(ITypeSymbol? type, INamedTypeSymbol baseType)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, baseType))
            {
                return true;
            }
        }

        return false;
    }
}
