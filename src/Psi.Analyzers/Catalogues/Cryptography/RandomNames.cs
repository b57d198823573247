namespace Psi.Analyzers.Catalogues.Cryptography;

/// <summary>Names of random generators, as messages say them. Data only.</summary>
internal static class RandomNames
{
    public const string Random = "Random";

    /// <summary>Bouncy Castle's generator.</summary>
    public const string SecureRandom = "SecureRandom";
}
