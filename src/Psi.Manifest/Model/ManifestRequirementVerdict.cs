using Psi.Policy;

namespace Psi.Manifest;

/// <summary>How one project stands to a requirement.</summary>
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

    /// <summary>How many findings speak against it, waived ones not among them.</summary>
    public int Findings { get; init; }

    /// <summary>The id of the waiver that covers it.</summary>
    public string? Waiver { get; init; }
}
