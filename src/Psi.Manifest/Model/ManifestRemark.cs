using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Something the policy weighs about a component use besides its decision: a known vulnerability, or that its version is not pinned.</summary>
public sealed record ManifestRemark
{
    /// <summary>The diagnostic it gives: PSI1005 or PSI1007.</summary>
    public required string RuleId { get; init; }

    /// <summary>What it weighs, before <c>report</c> or a waiver softens it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The advisory's address, for PSI1005.</summary>
    public string? Advisory { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
