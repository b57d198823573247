namespace Psi.Analyzers.SensitiveData;

/// <summary>The form of a provider's secrets: a prefix that nothing else has, and random characters after it.</summary>
/// <param name="What">What it is, with its article, as the object of a sentence.</param>
/// <param name="Prefix">Its beginning, in upper and lower case as written.</param>
/// <param name="Characters">The characters that may follow.</param>
/// <param name="Minimum">The least number of characters that follow.</param>
/// <param name="Maximum">The greatest number of characters that follow; a text with more is something else.</param>
/// <param name="MinimumEntropy">The least bits per character of the random part; a name or a placeholder has fewer.</param>
internal sealed record SecretPattern(
    string What, string Prefix, SecretAlphabet Characters, int Minimum, int Maximum, double MinimumEntropy);
