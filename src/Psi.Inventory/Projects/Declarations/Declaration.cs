using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Where a use is declared.</summary>
/// <param name="DeclaredAt">The element that brings it in.</param>
/// <param name="VersionDeclaredAt">Where its version is written.</param>
internal sealed record Declaration(FileLocation DeclaredAt, FileLocation VersionDeclaredAt);
