using Psi.Analyzers.Cryptography;

namespace Psi.Analyzers;

/// <summary>A whole number that the policy may set for a rule. A test holds this list and the policy's settings together.</summary>
/// <param name="Key">Its key in the generated global configuration.</param>
/// <param name="Default">Its value where the policy sets none.</param>
/// <param name="Least">The smallest value allowed.</param>
/// <param name="Most">The largest value allowed.</param>
internal sealed record RuleOption(string Key, int Default, int Least, int Most)
{
    /// <summary>PSI3103: the bits that an RSA key needs.</summary>
    public static RuleOption RsaMinKeyBits { get; } = new("psi.rsa_min_key_bits", ShortKey.MinimumBits, ShortKey.MinimumBits, 16_384);

    /// <summary>PSI3108: the iterations that PBKDF2 over SHA-256 needs.</summary>
    public static RuleOption Pbkdf2MinIterations { get; } =
        new("psi.pbkdf2_min_iterations", PasswordHashMinimums.OwaspPbkdf2Iterations, 100_000, 10_000_000);

    /// <summary>Every option.</summary>
    public static IReadOnlyList<RuleOption> All { get; } = [RsaMinKeyBits, Pbkdf2MinIterations];
}
