using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>The members of key objects that replace or need their key. Data only; <see cref="GeneratedKeyUse"/> reads it.</summary>
internal static class KeyObjectCatalogue
{
    /// <summary>The property whose assignment replaces the key.</summary>
    public const string KeySize = "KeySize";

    /// <summary>How the methods begin that replace the key.</summary>
    public const string Import = "Import";

    /// <summary>How the methods begin that return the key.</summary>
    public const string Export = "Export";

    public static HashSet<string> Imports { get; } = new(StringComparer.Ordinal) { "FromXmlString" };

    /// <summary>Methods that need the key.</summary>
    public static HashSet<string> Uses { get; } =
        new(StringComparer.Ordinal) { "ToXmlString", "Encrypt", "SignData", "SignHash", "CreateSignature" };
}
