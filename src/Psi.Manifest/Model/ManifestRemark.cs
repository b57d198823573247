using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// A diagnostic about a component use that is not its decision: a known vulnerability, or a version that is not pinned.
/// </summary>
public sealed record ManifestRemark
{
    /// <summary>The diagnostic it gives: PSI1005 or PSI1007.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its severity, before <c>report</c> or a waiver softens it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The advisory's address, for PSI1005.</summary>
    public string? Advisory { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
