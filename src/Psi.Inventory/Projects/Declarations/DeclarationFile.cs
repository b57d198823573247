namespace Psi.Inventory;

/// <summary>A file that may hold declarations.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Content">The bytes; may be anything.</param>
internal sealed record DeclarationFile(string Path, byte[] Content);
