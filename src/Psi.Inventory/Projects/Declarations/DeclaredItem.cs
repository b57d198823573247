using Psi.Policy;

namespace Psi.Inventory;

/// <summary>An element of a project file that names a package, project or framework.</summary>
/// <param name="Kind">What sort of element.</param>
/// <param name="Value">One of the values it holds: an id, a project's path, a framework.</param>
/// <param name="IsUpdate">Whether it changes what another element brings in (<c>Update</c>), rather than bringing something in.</param>
/// <param name="Element">Where its start tag begins.</param>
/// <param name="Versions">The versions it writes, the deciding one first; empty when it writes none.</param>
internal sealed record DeclaredItem(
    DeclarationKind Kind, string Value, bool IsUpdate, FileLocation Element, IReadOnlyList<DeclaredVersion> Versions);
