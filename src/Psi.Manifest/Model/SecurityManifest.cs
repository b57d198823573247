namespace Psi.Manifest;

/// <summary>
/// What one repository can show about its security: the merge of all its fragments. Schema: <c>schemas/security-manifest.schema.json</c>.
/// </summary>
public sealed record SecurityManifest
{
    /// <summary>The version of this format that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <see cref="CurrentVersion"/>; another one is refused by the reader.</summary>
    public required int ManifestVersion { get; init; }

    /// <summary>What it was made from; earlier manifests do not say, and were made from builds.</summary>
    public ManifestMaker MadeBy { get; init; }

    /// <summary>Who made the log that was verified; null for a manifest of builds.</summary>
    public LogMaker? Log { get; init; }

    /// <summary>The sources the manifest is about.</summary>
    public required ManifestSubject Subject { get; init; }

    /// <summary>The product of the repository; null when it has no product file.</summary>
    public ManifestProduct? Product { get; init; }

    /// <summary>The policy everything was decided by.</summary>
    public required ManifestPolicy Policy { get; init; }

    /// <summary>Settings a repo or a command line changed, sorted by project and name.</summary>
    public IReadOnlyList<ManifestOverride> Overrides { get; init => field = value ?? []; } = [];

    /// <summary>What wrote the fragments.</summary>
    public required ManifestTool Tool { get; init; }

    /// <summary>Every project of the repository, whether Psi saw it built or not.</summary>
    public IReadOnlyList<ManifestProject> Projects { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Folders that the manifest says nothing about, sorted by path: roots of their own, and folders of build output that hold projects.
    /// </summary>
    public IReadOnlyList<ManifestLeftOut> LeftOut { get; init => field = value ?? []; } = [];

    /// <summary>Components, sorted by package URL.</summary>
    public IReadOnlyList<ManifestComponent> Components { get; init => field = value ?? []; } = [];

    /// <summary>The shared security services the policy names.</summary>
    public IReadOnlyList<ManifestService> Services { get; init => field = value ?? []; } = [];

    /// <summary>Minimum application requirements, sorted by id.</summary>
    public IReadOnlyList<ManifestRequirement> Requirements { get; init => field = value ?? []; } = [];

    /// <summary>Findings of analyzers and problems of files, sorted by place.</summary>
    public IReadOnlyList<ManifestFinding> Findings { get; init => field = value ?? []; } = [];

    /// <summary>Facts that support a requirement, sorted by place.</summary>
    public IReadOnlyList<ManifestFinding> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Numbers about the repository, sorted by id.</summary>
    public IReadOnlyList<ManifestMeasurement> Measurements { get; init => field = value ?? []; } = [];

    /// <summary>Tools and ways of working found in the repository.</summary>
    public IReadOnlyList<ManifestPractice> Practices { get; init => field = value ?? []; } = [];

    /// <summary>The tools and ways of working that the policy asks of the product, sorted by id.</summary>
    public IReadOnlyList<ManifestAskedPractice> AskedPractices { get; init => field = value ?? []; } = [];

    /// <summary>Attestations of the product file, sorted by requirement and place.</summary>
    public IReadOnlyList<ManifestAttestation> Attestations { get; init => field = value ?? []; } = [];

    /// <summary>Waivers of the product file, sorted by id.</summary>
    public IReadOnlyList<ManifestWaiver> Waivers { get; init => field = value ?? []; } = [];

    /// <summary>Every file a statement rests on, sorted by path.</summary>
    public IReadOnlyList<ManifestInput> Inputs { get; init => field = value ?? []; } = [];
}
