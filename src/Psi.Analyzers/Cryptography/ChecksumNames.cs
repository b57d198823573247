using Psi.Analyzers.Catalogues.Cryptography;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Hash functions that find errors or distribute keys over a table. They are not cryptography and promise nothing against an attacker,
/// though they may derive from its types.
/// </summary>
internal static class ChecksumNames
{
    /// <summary>True when a type's name contains one of them.</summary>
    public static bool IsIn(string typeName) =>
        ChecksumCatalogue.Names.Any(name => typeName.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
}
