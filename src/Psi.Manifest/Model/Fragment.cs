namespace Psi.Manifest;

/// <summary>
/// What one build of one project, target framework and configuration saw and decided; <c>psi manifest</c> merges fragments.
/// </summary>
public sealed record Fragment
{
    /// <summary>The version of this format that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <see cref="CurrentVersion"/>; another one is refused by the reader.</summary>
    public required int FragmentVersion { get; init; }

    /// <summary>Whether the gate has been reached.</summary>
    public required FragmentStage Stage { get; init; }

    /// <inheritdoc cref="SecurityManifest.Tool"/>
    public required ManifestTool Tool { get; init; }

    /// <inheritdoc cref="SecurityManifest.Product"/>
    public ManifestProduct? Product { get; init; }

    /// <inheritdoc cref="SecurityManifest.Policy"/>
    public required ManifestPolicy Policy { get; init; }

    /// <inheritdoc cref="SecurityManifest.Overrides"/>
    public IReadOnlyList<ManifestOverride> Overrides { get; init => field = value ?? []; } = [];

    /// <summary>The project that was built.</summary>
    public required ManifestProject Project { get; init; }

    /// <summary>Its components; every use is one of this project.</summary>
    public IReadOnlyList<ManifestComponent> Components { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Services"/>
    public IReadOnlyList<ManifestService> Services { get; init => field = value ?? []; } = [];

    /// <summary>The requirements; each with the one verdict on this project.</summary>
    public IReadOnlyList<ManifestRequirement> Requirements { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Findings"/>
    public IReadOnlyList<ManifestFinding> Findings { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Evidence"/>
    public IReadOnlyList<ManifestFinding> Evidence { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.AskedPractices"/>
    public IReadOnlyList<ManifestAskedPractice> AskedPractices { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Attestations"/>
    public IReadOnlyList<ManifestAttestation> Attestations { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Waivers"/>
    public IReadOnlyList<ManifestWaiver> Waivers { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="SecurityManifest.Inputs"/>
    public IReadOnlyList<ManifestInput> Inputs { get; init => field = value ?? []; } = [];
}
