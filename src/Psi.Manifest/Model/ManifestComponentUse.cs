using Psi.Policy;

namespace Psi.Manifest;

/// <summary>One use of a component, and what was decided about it.</summary>
public sealed record ManifestComponentUse
{
    /// <summary>The project's path.</summary>
    public required string Project { get; init; }

    /// <summary>The target framework as the project writes it.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>What it is used for.</summary>
    public required ComponentScope Scope { get; init; }

    /// <summary>Whether the project itself names it.</summary>
    public required bool Direct { get; init; }

    /// <summary>How it comes in, the shortest chain first, each from what the project names to the component.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Chains { get; init; }

    /// <summary>The place of the reference that brings it in.</summary>
    public required FileLocation At { get; init; }

    /// <summary>What NuGet's audit knows of this version, sorted by advisory.</summary>
    public IReadOnlyList<ManifestVulnerability> Vulnerabilities { get; init => field = value ?? []; } = [];

    /// <summary>The policy's other remarks on it, sorted by rule and advisory; empty in manifests of earlier versions.</summary>
    public IReadOnlyList<ManifestRemark> Remarks { get; init => field = value ?? []; } = [];

    /// <summary>What the policy decided about it.</summary>
    public required ManifestDecision Decision { get; init; }
}
