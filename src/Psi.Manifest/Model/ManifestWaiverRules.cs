using Psi.Policy;

namespace Psi.Manifest;

/// <summary>What the policy asks of a waiver.</summary>
public sealed record ManifestWaiverRules
{
    /// <summary>Who may waive.</summary>
    public required WaiverSource From { get; init; }

    /// <summary>The longest a waiver may last, in days; null for no limit.</summary>
    public int? MaxDays { get; init; }

    /// <summary>Who may approve one; empty for anyone.</summary>
    public IReadOnlyList<string> Approvers { get; init => field = value ?? []; } = [];
}
