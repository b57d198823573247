using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells a class that builds a mode, a MAC or key wrapping of single blocks, by what it is called: <c>AesCtrTransform</c>, <c>KeyWrapProvider</c>, <c>AesCmac</c>.</summary>
internal static class OwnBlockMode
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "ctr", "gcm", "ccm", "xts", "eax", "siv", "ocb", "cfb", "ofb", "cmac", "gmac", "ff", "fpe", "wrap", "unwrap", "keywrap", "counter", "block",
    };

    /// <param name="symbol">The type, or a member of it. Types around it count.</param>
    public static bool IsBuiltBy(ISymbol symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IdentifierWords.Of(type.Name).Any(Words.Contains))
            {
                return true;
            }
        }

        return false;
    }
}
