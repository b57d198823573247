namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of what wraps the name of an algorithm or the size of a key. Data only.</summary>
internal static class AlgorithmNames
{
    /// <summary>The property of <c>HashAlgorithmName</c> that gives the name as text.</summary>
    public const string Name = "Name";

    /// <summary>The class of object identifiers.</summary>
    public const string ObjectIdentifier = "Oid";

    /// <summary>Bouncy Castle's parameters for generating a key, and their parameter for its bits.</summary>
    public const string KeyGenerationParameters = "KeyGenerationParameters";

    public const string Strength = "strength";
}
