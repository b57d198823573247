namespace Psi.Analyzers.Cryptography;

/// <summary>A key, or the curve of keys, that is too short.</summary>
/// <param name="What">What is made, such as <c>an RSA key of 1024 bits</c>.</param>
/// <param name="Why">What that lets an attacker do, as the end of a sentence.</param>
/// <param name="Replacement">What to use instead, as the end of a sentence.</param>
internal sealed record ShortKey(string What, string Why, string Replacement)
{
    /// <summary>
    /// The minimum for DSA keys, and the lowest minimum that a policy may set for RSA keys: 112 bits of security (NIST SP 800-57).
    /// </summary>
    public const int MinimumBits = 2048;

    /// <summary>The size of RSA keys with 128 bits of security, as ASVS 5.0 V11.2.3 requires.</summary>
    public const int RecommendedRsaBits = 3072;

    public static ShortKey Rsa(int bits, int least) => new(
        $"an RSA key of {bits} bits",
        bits < MinimumBits
            ? "such keys can be factored with enough machines, and then anyone decrypts and signs with them"
            : $"the policy asks for at least {least}",
        $"at least {Math.Max(RecommendedRsaBits, least)} bits");

    public static ShortKey Dsa(int bits) => new(
        $"a DSA key of {bits} bits",
        "such keys can be worked out with enough machines, and then anyone signs with them",
        "ECDsa with ECCurve.NamedCurves.nistP256");

    public static ShortKey Curve(int bits) => new(
        $"an elliptic curve of {bits} bits",
        "it gives less than 112 bits of security, so private keys can be worked out from public ones with enough machines",
        "ECCurve.NamedCurves.nistP256 or stronger");
}
