using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A minimum application requirement, and whether the repository meets it.</summary>
public sealed record ManifestRequirement
{
    /// <summary>For example <c>MAR-TLS-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Title { get; init; }

    /// <summary>The ASVS 5.0 requirements behind it.</summary>
    public IReadOnlyList<string> Asvs { get; init => field = value ?? []; } = [];

    /// <summary>The projects it is for, in the policy's words; empty for all.</summary>
    public IReadOnlyList<string> AppliesTo { get; init => field = value ?? []; } = [];

    /// <summary>The rules that verify it.</summary>
    public IReadOnlyList<string> Rules { get; init => field = value ?? []; } = [];

    /// <summary>The evidence of which one is enough; empty when it asks for none.</summary>
    public IReadOnlyList<string> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Whether somebody may attest it, where neither rules nor evidence can tell.</summary>
    public bool Attestable { get; init; }

    /// <summary>The severity of an unmet one on the date decided for.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The worst state of <see cref="Projects"/>; from the worst: unmet, not assessed, waived, met, not applicable.</summary>
    public required RequirementState State { get; init; }

    /// <summary>Project by project, sorted by path and target framework.</summary>
    public required IReadOnlyList<ManifestRequirementVerdict> Projects { get; init; }
}
