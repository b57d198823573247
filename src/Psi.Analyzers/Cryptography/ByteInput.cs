namespace Psi.Analyzers.Cryptography;

/// <summary>Where an API takes a key, an IV or a salt.</summary>
/// <param name="TypeMetadataName">The type that declares the member.</param>
/// <param name="Member">A method, a constructor (<c>.ctor</c>) or a property that is set.</param>
/// <param name="Parameters">What the parameter is called, in one version of the API or another; nothing for a property.</param>
internal sealed record ByteInput(string TypeMetadataName, string Member, params string[] Parameters)
{
    public const string Constructor = ".ctor";
}
