using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells by its name a class that builds a mode, a MAC or key wrapping of single blocks: <c>AesCtrTransform</c>, <c>KeyWrapProvider</c>,
/// <c>AesCmac</c>.
/// </summary>
internal static class OwnBlockMode
{
    /// <param name="symbol">The type, or a member of it. Types around it count.</param>
    public static bool IsBuiltBy(ISymbol symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IdentifierWords.Of(type.Name).Any(EncryptionUseCatalogue.BlockModes.Contains))
            {
                return true;
            }
        }

        return false;
    }
}
