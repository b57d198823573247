namespace Psi.Analyzers.SensitiveData;

/// <summary>A secret in a text.</summary>
/// <param name="What">What it is, with its article, as the object of a sentence.</param>
/// <param name="IsOfProvider">
/// True when a provider issued it, so that it opens something wherever it is written. Others may be made up for a test.
/// </param>
internal sealed record SecretShape(string What, bool IsOfProvider);
