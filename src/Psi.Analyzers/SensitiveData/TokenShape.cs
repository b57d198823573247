namespace Psi.Analyzers.SensitiveData;

/// <summary>How the keys and tokens of one provider look.</summary>
/// <param name="Prefix">What each begins with, letter for letter.</param>
/// <param name="Kind">What it is, as the middle of a sentence.</param>
/// <param name="Least">How many characters follow at least.</param>
/// <param name="Most">How many follow at most.</param>
/// <param name="Alphabet">The characters that follow.</param>
internal sealed record TokenShape(string Prefix, string Kind, int Least, int Most, TokenAlphabet Alphabet)
{
    /// <summary>What the characters after the prefix hold besides random ones; empty where nothing.</summary>
    public string Mark { get; init; } = "";

    /// <summary>True where the last six characters are a checksum of the others.</summary>
    public bool HasChecksum { get; init; }
}

/// <summary>The characters of a token.</summary>
internal enum TokenAlphabet
{
    /// <summary>Letters and digits.</summary>
    Base62,

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>.</summary>
    Url,

    /// <summary>Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    UrlWithDots,

    /// <summary>Letters, digits, <c>+</c>, <c>/</c> and <c>=</c>.</summary>
    Base64,

    /// <summary>Letters, digits and <c>/</c>.</summary>
    Path,

    /// <summary>Lower-case letters and digits.</summary>
    Lower,
}
