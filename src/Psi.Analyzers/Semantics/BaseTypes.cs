using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Semantics;

/// <summary>A type and the classes it derives from.</summary>
internal static class BaseTypes
{
    /// <summary>The type itself, then each base type up to <see cref="object"/>; empty for null.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBasesOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
