using Psi.Policy;

namespace Psi.Manifest;

/// <summary>One component in one version, and everywhere it is used.</summary>
public sealed record ManifestComponent
{
    /// <summary>With its version, if that could be determined.</summary>
    public required PackageUrl Purl { get; init; }

    /// <summary>
    /// The SHA-512 of the package in Base64, as NuGet noted it at restore; empty for a component that is not a package. More than one: two
    /// projects restored different content under one name and version.
    /// </summary>
    public IReadOnlyList<string> Sha512 { get; init => field = value ?? []; } = [];

    /// <summary>Sorted by project, target framework and place.</summary>
    public required IReadOnlyList<ManifestComponentUse> Uses { get; init; }
}
