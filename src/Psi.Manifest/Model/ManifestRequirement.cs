using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A minimum application requirement, and how the repository stands to it.</summary>
public sealed record ManifestRequirement
{
    /// <summary>For instance <c>MAR-TLS-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks.</summary>
    public required string Title { get; init; }

    /// <summary>The ASVS 5.0 requirements it stands for.</summary>
    public IReadOnlyList<string> Asvs { get; init => field = value ?? []; } = [];

    /// <summary>The rules that verify it.</summary>
    public IReadOnlyList<string> Rules { get; init => field = value ?? []; } = [];

    /// <summary>What an unmet one weighs on the date decided for.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Over all projects: the worst of <see cref="Projects"/>, in the order unmet, not assessed, waived, met, not applicable.</summary>
    public required RequirementState State { get; init; }

    /// <summary>Project by project, sorted by path and target framework.</summary>
    public required IReadOnlyList<ManifestRequirementVerdict> Projects { get; init; }
}
