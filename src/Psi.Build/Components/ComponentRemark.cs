using Psi.Policy;

namespace Psi.Build;

/// <summary>Something the policy weighs about a component use that is no decision about the component: PSI1005 or PSI1007.</summary>
/// <param name="Problem">What is said of it.</param>
/// <param name="Waiver">The waiver that speaks of it.</param>
internal sealed record ComponentRemark(Problem Problem, WaiverStatus? Waiver)
{
    /// <summary>The advisory's address, for PSI1005.</summary>
    public string? Advisory { get; init; }

    /// <summary>Whether a waiver in force covers it.</summary>
    public bool IsWaived => Waiver is { IsInForce: true };
}
