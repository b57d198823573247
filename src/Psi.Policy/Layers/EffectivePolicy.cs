namespace Psi.Policy;

/// <summary>All layers as one policy: what decisions are made by. Made by <see cref="PolicyComposition"/>.</summary>
public sealed record EffectivePolicy
{
    /// <summary>The layers, from the weakest to the strongest.</summary>
    public required IReadOnlyList<PolicyLayer> Layers { get; init; }

    /// <summary>Over the digests of all layers in order and of Psi's own support data.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whose policy it is: the last organisation layer's, else the baseline's.</summary>
    public required string Organisation { get; init; }

    /// <summary>That layer's version.</summary>
    public required string Version { get; init; }

    /// <summary>The organisation's pages of rules; none when no layer of it names them.</summary>
    public RulePages Pages { get; init; } = RulePages.None;

    /// <summary>Whether nothing but the baseline applies.</summary>
    public bool IsOnlyBaseline => Layers.All(layer => layer.Kind == PolicyLayerKind.Baseline);

    /// <summary>What errors do when nobody asks for anything else.</summary>
    public required EnforcementMode DefaultEnforcement { get; init; }

    /// <summary>What errors do at least.</summary>
    public required EnforcementMode MinimumEnforcement { get; init; }

    /// <summary>Who may waive.</summary>
    public required WaiverSource WaiversFrom { get; init; }

    /// <summary>What findings in test projects count for.</summary>
    public TestCode Tests { get; init; }

    /// <summary>The tools that may rewrite an assembly after the compile; none by default.</summary>
    public IReadOnlyList<string> Rewriters { get; init; } = [];

    /// <summary>The longest a waiver may last in days; null for no limit.</summary>
    public int? WaiverMaximumDays { get; init; }

    /// <summary>Who may approve waivers; empty for anyone.</summary>
    public IReadOnlyList<string> WaiverApprovers { get; init; } = [];

    /// <summary>Whose attestations count, and for how long.</summary>
    public AttestationRules Attestations { get; init; } = AttestationRules.None;

    /// <summary>What components on no list give, by every layer that says so; the strictest counts.</summary>
    public IReadOnlyList<ScopedSeverity> Unlisted { get; init; } = [];

    /// <summary>What components give whose version is not pinned, by every layer that says so; the strictest counts.</summary>
    public IReadOnlyList<ScopedSeverity> Unpinned { get; init; } = [];

    /// <summary>The severity of a version that is not pinned.</summary>
    public Severity SeverityOfUnpinned(ComponentScope scope) => ScopedSeverity.Strictest(Unpinned, scope);

    /// <summary>The severities of known vulnerabilities; nothing is left open.</summary>
    public VulnerabilityRules Vulnerabilities { get; init; } = VulnerabilityRules.Default;

    /// <summary>What asks for which product level.</summary>
    public required LevelDefinitions Levels { get; init; }

    /// <summary>Shared security services, sorted by id.</summary>
    public IReadOnlyList<SharedService> Services { get; init; } = [];

    /// <summary>Minimum application requirements, sorted by id.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>What product files must say, sorted by key.</summary>
    public IReadOnlyList<ProductDemand> OperatingModel { get; init; } = [];

    /// <summary>The tools and ways of working that repositories must have, sorted by id.</summary>
    public IReadOnlyList<ProductDemand> Practices { get; init; } = [];

    /// <summary>What analyzer rules ask for.</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.None;

    /// <summary>Where the repository layer tried to loosen what the organisation decided: PSI0004, outside the components list.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The organisation's part of <see cref="Unlisted"/>: it applies to a component that only the repository lists.</summary>
    internal IReadOnlyList<ScopedSeverity> OrganisationUnlisted { get; init; } = [];

    internal ComponentList OrganisationList { get; init; } = ComponentList.Empty;

    internal ComponentList RepositoryList { get; init; } = ComponentList.Empty;

    /// <summary>The organisation's support entries above Psi's own.</summary>
    internal SupportList OrganisationSupport { get; init; } = SupportList.Empty;

    internal SupportList RepositorySupport { get; init; } = SupportList.Empty;
}
