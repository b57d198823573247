namespace Psi.Policy;

/// <summary>One policy file (<c>psi: policy/v1</c>). Null: the file does not set a value, so that a weaker layer's counts.</summary>
public sealed record PolicyFile
{
    /// <summary>The path as it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>Whose policy it is.</summary>
    public required string Organisation { get; init; }

    /// <summary>The version the organisation gave it.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the built-in baseline lies below it.</summary>
    public bool ExtendsBaseline { get; init; } = true;

    /// <summary>The address of the organisation's page of each rule, with <see cref="RulePages.IdPlace"/> in the place of the id.</summary>
    public string? Help { get; init; }

    /// <summary>What errors do when a repo says nothing.</summary>
    public EnforcementMode? DefaultEnforcement { get; init; }

    /// <summary>What errors do at least, whatever a repo says.</summary>
    public EnforcementMode? MinimumEnforcement { get; init; }

    /// <summary>Who may waive.</summary>
    public WaiverSource? WaiversFrom { get; init; }

    /// <summary>What components on no list give.</summary>
    public ScopedSeverity? Unlisted { get; init; }

    /// <summary>What components give whose version is not pinned.</summary>
    public ScopedSeverity? Unpinned { get; init; }

    /// <summary>The severities of known vulnerabilities.</summary>
    public VulnerabilityRules Vulnerabilities { get; init; } = VulnerabilityRules.None;

    /// <summary>What findings in test projects count for.</summary>
    public TestCode? Tests { get; init; }

    /// <summary>The tools that may rewrite an assembly after the compile: ids of packages, <see cref="Rewriters.ReadyToRun"/>.</summary>
    public IReadOnlyList<string>? Rewriters { get; init; }

    /// <summary>The longest a waiver may last, in days from its approval to its last day.</summary>
    public int? WaiverMaximumDays { get; init; }

    /// <summary>Who may approve waivers.</summary>
    public IReadOnlyList<string>? WaiverApprovers { get; init; }

    /// <summary>Whose attestations count, and for how long.</summary>
    public AttestationRules Attestations { get; init; } = AttestationRules.None;

    /// <summary>What asks for which product level.</summary>
    public LevelDefinitions Levels { get; init; } = LevelDefinitions.None;

    /// <summary>The recommended-components list.</summary>
    public IReadOnlyList<ComponentEntry> Components { get; init; } = [];

    /// <summary>Until when components are supported.</summary>
    public IReadOnlyList<SupportEntry> Support { get; init; } = [];

    /// <summary>Shared security services.</summary>
    public IReadOnlyList<SharedService> Services { get; init; } = [];

    /// <summary>Minimum application requirements.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>What product files must say.</summary>
    public IReadOnlyList<ProductDemand> OperatingModel { get; init; } = [];

    /// <summary>The tools and ways of working that repositories must have.</summary>
    public IReadOnlyList<ProductDemand> Practices { get; init; } = [];

    /// <summary>What analyzer rules ask for.</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.None;

    /// <summary>The place of <c>enforcement</c>, for diagnostics about it.</summary>
    public FileLocation EnforcementLocation { get; init; }

    /// <summary>
    /// The places of values, by dotted key and, for the items of lists, by <c>key/item</c>: for diagnostics that also need other layers.
    /// </summary>
    internal IReadOnlyDictionary<string, FileLocation> Locations { get; init; } = new Dictionary<string, FileLocation>();
}
