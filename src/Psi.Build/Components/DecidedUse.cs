using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>A component use, what the policy made of it, and the waiver that speaks of it.</summary>
internal sealed record DecidedUse(ComponentUse Use, ComponentDecision Decision, WaiverStatus? Waiver)
{
    /// <summary>What to say of the decision, the same on every machine; null when there is nothing to report.</summary>
    public string? Message { get; init; }

    /// <summary>Whether a waiver in force covers it.</summary>
    public bool IsWaived => Waiver is { IsInForce: true };

    /// <summary>Every waiver that speaks of it.</summary>
    public IEnumerable<WaiverStatus> Waivers => Remarks.Select(remark => remark.Waiver).Append(Waiver).OfType<WaiverStatus>().Distinct();

    /// <summary>What is to be said of it besides its decision: known vulnerabilities, and that it is not pinned.</summary>
    public IReadOnlyList<ComponentRemark> Remarks { get; init; } = [];
}
