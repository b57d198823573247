using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>A component use, what the policy made of it, and the waiver that speaks of it.</summary>
internal sealed record DecidedUse(ComponentUse Use, ComponentDecision Decision, WaiverStanding? Waiver)
{
    /// <summary>Whether a waiver in force covers it.</summary>
    public bool IsWaived => Waiver is { IsInForce: true };
}
