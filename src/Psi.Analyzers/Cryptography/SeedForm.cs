namespace Psi.Analyzers.Cryptography;

/// <summary>What PSI3111 found, as <see cref="FindingProperties.Form"/>.</summary>
internal static class SeedForm
{
    /// <summary>A seed that is given to a generator of Bouncy Castle.</summary>
    public const string Seed = "seed";

    /// <summary>A call that draws from a <c>System.Random</c> with a fixed seed.</summary>
    public const string Draw = "draw";
}
