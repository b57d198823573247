namespace Psi.Analyzers.Cryptography;

/// <summary>A cipher that no longer keeps what it encrypts secret.</summary>
/// <param name="Name">The name it is known by.</param>
/// <param name="Why">What its weakness lets an attacker do, as the end of a sentence.</param>
internal sealed record BrokenCipher(string Name, string Why)
{
    public static BrokenCipher DES { get; } = new(
        "DES", "its 56-bit key is found by trying all of them within a day, so whoever has the ciphertext can read it");

    public static BrokenCipher TripleDES { get; } = new(
        "TripleDES",
        "its 64-bit blocks repeat after some gigabytes under one key, which reveals plaintext (Sweet32), and NIST disallows it since 2024");

    public static BrokenCipher RC2 { get; } = new(
        "RC2",
        "it was made for keys of 40 to 128 bits and 64-bit blocks and is broken by related keys, "
        + "so whoever has the ciphertext may read it");

    public static BrokenCipher RC4 { get; } = new(
        "RC4", "its key stream is biased, so what is encrypted often, such as a cookie, can be worked out from the ciphertext");

    public static BrokenCipher Blowfish { get; } = new(
        "Blowfish", "its 64-bit blocks repeat after some gigabytes under one key, which reveals plaintext (Sweet32)");
}
