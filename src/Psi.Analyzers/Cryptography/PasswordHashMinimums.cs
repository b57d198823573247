using Psi.Analyzers.Catalogues.Cryptography;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// The minimum cost of functions for passwords, as in OWASP's Password Storage cheat sheet
/// (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
/// </summary>
/// <param name="Pbkdf2">Iterations of PBKDF2 over SHA-256. Other hashes keep the proportion that the cheat sheet gives them.</param>
internal sealed record PasswordHashMinimums(int Pbkdf2)
{
    /// <summary>The cheat sheet's iterations of PBKDF2 over SHA-256.</summary>
    public const int OwaspPbkdf2Iterations = 600_000;

    /// <summary>The cheat sheet's least work factor of bcrypt.</summary>
    public const int BcryptWorkFactor = 10;

    private const int OverSha1 = 1_300_000;
    private const int OverSha512 = 210_000;

    /// <summary>The least iterations of PBKDF2 over a hash.</summary>
    /// <param name="hash">Its name, such as <c>SHA256</c>. An unknown hash counts as the one with the lowest minimum.</param>
    public int IterationsOver(string? hash) => (int)((long)Pbkdf2 * CheatSheetOver(hash) / OwaspPbkdf2Iterations);

    /// <summary>The least memory of Argon2id with one lane.</summary>
    /// <param name="iterations">Its iterations; null where they are not known.</param>
    /// <returns>KiB.</returns>
    public static int Argon2Memory(int? iterations) => iterations switch
    {
        1 => 47_104,
        2 => 19_456,
        3 => 12_288,
        4 => 9_216,
        _ => 7_168,
    };

    private static int CheatSheetOver(string? hash) => hash switch
    {
        PasswordHashNames.Md5 or PasswordHashNames.Sha1 => OverSha1,
        PasswordHashNames.Sha256 or PasswordHashNames.Sha3 => OwaspPbkdf2Iterations,
        _ => OverSha512,
    };
}
