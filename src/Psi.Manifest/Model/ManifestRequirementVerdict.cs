using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Whether one project meets a requirement.</summary>
public sealed record ManifestRequirementVerdict
{
    /// <summary>The project's path.</summary>
    public required string Project { get; init; }

    /// <summary>The target framework as the project writes it.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>The state.</summary>
    public required RequirementState State { get; init; }

    /// <summary>Why it is in this state, in one sentence; for <c>met</c> it names the rules that ran and found nothing.</summary>
    public required string Reason { get; init; }

    /// <summary>What a met one rests on; empty in every other state, and in manifests of earlier versions.</summary>
    public IReadOnlyList<RequirementBasis> Basis { get; init => field = value ?? []; } = [];

    /// <summary>How many findings violate it, without waived ones.</summary>
    public int Findings { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
