namespace Psi.Analyzers.SensitiveData;

/// <summary>How a provider writes its secrets: a prefix that nothing else has, and random characters after it.</summary>
/// <param name="What">What it is, with its article, as the object of a sentence.</param>
/// <param name="Prefix">Its beginning; letters count as they are written.</param>
/// <param name="Characters">What may follow.</param>
/// <param name="Least">How many characters follow at least.</param>
/// <param name="Most">How many follow at most; more make it something else.</param>
/// <param name="LeastEntropy">Bits per character that the random part has at least; a name or a placeholder has fewer.</param>
internal sealed record SecretPattern(string What, string Prefix, SecretAlphabet Characters, int Least, int Most, double LeastEntropy);
