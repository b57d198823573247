using Psi.Policy;

namespace Psi.Manifest;

/// <summary>One component in one version, and everywhere it is used.</summary>
public sealed record ManifestComponent
{
    /// <summary>With its version, if that could be determined.</summary>
    public required PackageUrl Purl { get; init; }

    /// <summary>Sorted by project, target framework and place.</summary>
    public required IReadOnlyList<ManifestComponentUse> Uses { get; init; }
}
