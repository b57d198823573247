using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>A component use, the decision about it, and the waiver for that decision.</summary>
internal sealed record DecidedUse(ComponentUse Use, ComponentDecision Decision, WaiverStatus? Waiver)
{
    /// <summary>What to say of the decision, the same on every machine; null when there is nothing to report.</summary>
    public string? Message { get; init; }

    /// <summary>Whether a waiver in force covers it.</summary>
    public bool IsWaived => Waiver is { IsInForce: true };

    /// <summary>The waivers for its decision and for its remarks.</summary>
    public IEnumerable<WaiverStatus> Waivers =>
        Remarks.Select(remark => remark.Waiver).Append(Waiver).OfType<WaiverStatus>().Distinct();

    /// <summary>What is reported in addition to the decision: known vulnerabilities, and that the version is not pinned.</summary>
    public IReadOnlyList<ComponentRemark> Remarks { get; init; } = [];
}
