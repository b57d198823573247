namespace Psi.Analyzers.SensitiveData;

/// <summary>A secret that a text holds.</summary>
/// <param name="What">What it is, with its article, as the object of a sentence.</param>
/// <param name="IsOfProvider">Whether a provider made it: it opens something, wherever it is written. Others may be made for the occasion.</param>
internal sealed record SecretShape(string What, bool IsOfProvider);
