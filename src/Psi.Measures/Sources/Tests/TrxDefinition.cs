namespace Psi.Measures.Sources.Tests;

/// <summary>What a TRX file says of a test apart from its results.</summary>
/// <param name="Type">Its class with the namespace; null when the file does not say.</param>
/// <param name="Assembly">What follows its name, to tell assemblies and target frameworks apart; null when the file does not say.</param>
internal sealed record TrxDefinition(string? Type, string? Assembly);
