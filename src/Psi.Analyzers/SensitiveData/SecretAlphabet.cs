namespace Psi.Analyzers.SensitiveData;

/// <summary>The characters a provider's random parts are made of.</summary>
internal enum SecretAlphabet
{
    /// <summary><c>A–Z 2–7</c>, as RFC 4648 has it.</summary>
    Base32,

    /// <summary><c>0–9 a–f</c>.</summary>
    Hex,

    /// <summary><c>0–9 a–z</c>.</summary>
    LowerCase,

    /// <summary><c>0–9 A–Z a–z</c>.</summary>
    Base62,

    /// <summary><c>0–9 A–Z a–z - _</c>.</summary>
    UrlSafe,

    /// <summary><c>0–9 A–Z a–z - _ . ~ /</c>: several parts of a token in a row.</summary>
    UrlSafeParts,
}
