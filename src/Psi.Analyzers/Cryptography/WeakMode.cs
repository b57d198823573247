namespace Psi.Analyzers.Cryptography;

/// <summary>A way to apply a block cipher to more than one block that gives its secrecy away.</summary>
/// <param name="Name">The name it is known by.</param>
/// <param name="Why">What it does and what that lets an attacker do, as the end of a sentence.</param>
/// <param name="Replacement">What to use instead, as the start of a sentence.</param>
internal sealed record WeakMode(string Name, string Why, string Replacement)
{
    public static WeakMode Ecb { get; } = new(
        "ECB",
        "equal blocks of data become equal blocks of ciphertext, so patterns show and an attacker can exchange or repeat blocks unseen",
        "Use AES-GCM (AesGcm) with a new nonce for each message");

    public static WeakMode ZeroPadding { get; } = new(
        "Zeros",
        "zero bytes that fill a block cannot be told from data, so an attacker or an accident can add or remove bytes at the end unseen",
        "Use AES-GCM (AesGcm), which needs no padding, or PaddingMode.PKCS7");
}
