using Psi.Policy;

namespace Psi.Inventory;

/// <summary>What was found, and what could not be determined.</summary>
/// <param name="Uses">Sorted by component, then by place.</param>
/// <param name="Problems">Every one is a PSI1006: what could not be read, where, and what to do.</param>
public sealed record InventoryResult(IReadOnlyList<ComponentUse> Uses, IReadOnlyList<Problem> Problems);
