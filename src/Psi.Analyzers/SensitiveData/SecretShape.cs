namespace Psi.Analyzers.SensitiveData;

/// <summary>A secret that was known by how it looks. It never holds the secret itself.</summary>
/// <param name="Kind">What it is, as the middle of a sentence.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="IsProved">True where a checksum in it is right, so that nobody made it up.</param>
internal sealed record SecretShape(string Kind, int Length, bool IsProved);
