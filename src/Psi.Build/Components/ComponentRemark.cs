using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// A fact about a component use that the policy gives a severity, and that is not the decision about the component: PSI1005 or PSI1007.
/// </summary>
/// <param name="Problem">What is reported.</param>
/// <param name="Waiver">The waiver for it, in force or not.</param>
internal sealed record ComponentRemark(Problem Problem, WaiverStatus? Waiver)
{
    /// <summary>The address of the advisory; only with PSI1005.</summary>
    public string? Advisory { get; init; }

    /// <summary>Whether a waiver in force covers it.</summary>
    public bool IsWaived => Waiver is { IsInForce: true };
}
