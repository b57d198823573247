namespace Psi.Policy;

/// <summary>A least value that an analyzer rule asks for, which a policy may raise or lower within bounds. More is stricter.</summary>
/// <param name="Name">Its key under <c>rules</c> in a policy file.</param>
/// <param name="Option">Its key in the analyzers' configuration; the analyzers have the same default and bounds.</param>
/// <param name="Default">What applies where no policy says anything.</param>
/// <param name="Least">The least a policy may set.</param>
/// <param name="Most">The most a policy may set.</param>
public sealed record RuleSetting(string Name, string Option, int Default, int Least, int Most)
{
    /// <summary>Every setting there is, by name.</summary>
    public static IReadOnlyList<RuleSetting> All { get; } =
    [
        // PSI3103. 2048 bits give 112 bits of security (NIST SP 800-57 part 1, table 2), 3072 bits the 128 that ASVS 5.0 V11.2.3 asks for.
        new("rsaMinKeyBits", "psi.rsa_min_key_bits", 2048, 2048, 16384),
        // PSI3108. Iterations of PBKDF2 over SHA-256, by OWASP's Password Storage cheat sheet; the rule scales it for other hashes.
        new("pbkdf2MinIterations", "psi.pbkdf2_min_iterations", 600_000, 100_000, 10_000_000),
    ];
}
