namespace Psi.Policy;

/// <summary>
/// An organisation's own file (<c>organisation.yaml</c>, <c>psi: organisation/v1</c>): its parts over time, who answers for what, and its
/// objectives.
/// </summary>
public sealed record OrganisationFile
{
    /// <summary>The path as it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>Whose file it is.</summary>
    public required string Organisation { get; init; }

    /// <summary>Its parts, each with the time in which it is one.</summary>
    public IReadOnlyList<DomainEdge> Domains { get; init; } = [];

    /// <summary>Which part each product belongs to, and when.</summary>
    public IReadOnlyList<ProductEdge> Products { get; init; } = [];

    /// <summary>Who answers for each capability.</summary>
    public IReadOnlyList<CapabilityDuty> Capabilities { get; init; } = [];

    /// <summary>What laws, standards and contracts ask for.</summary>
    public IReadOnlyList<ComplianceDuty> Compliance { get; init; } = [];

    /// <summary>What the product levels mean here.</summary>
    public IReadOnlyList<LevelMeaning> Levels { get; init; } = [];

    /// <summary>Its objectives.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];
}

/// <summary>
/// A part of the organisation during a time. A re-organisation ends one and begins another, so that the past does not change.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Name">The name, as product files write it.</param>
/// <param name="PartOf">The domain it is part of; null for one at the top.</param>
/// <param name="Period">When.</param>
/// <param name="Accountable">The one person who answers for its products; null when not written down.</param>
public sealed record DomainEdge(FileLocation Location, string Name, string? PartOf, Period Period, string? Accountable);

/// <summary>That a product belongs to a domain during a time.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="ProductId">The id of the product file.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Period">When.</param>
public sealed record ProductEdge(FileLocation Location, string ProductId, string Domain, Period Period);

/// <summary>Who answers for a capability.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Id">RC, RSS, DM, QM, POM or MAR (PSCF Secure Product Management).</param>
/// <param name="Accountable">The one person.</param>
/// <param name="Responsible">The groups that share the work.</param>
public sealed record CapabilityDuty(FileLocation Location, string Id, string Accountable, IReadOnlyList<string> Responsible);

/// <summary>What a law, standard or contract asks for.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">The name people use.</param>
/// <param name="Capabilities">The capabilities it asks for.</param>
/// <param name="Domains">The domains it is about; empty for all.</param>
/// <param name="Source">Where it can be read.</param>
public sealed record ComplianceDuty(
    FileLocation Location,
    string Id,
    string Title,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<string> Domains,
    string? Source);

/// <summary>What a product level means to the organisation.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Level">1–3.</param>
/// <param name="Title">The name people use.</param>
/// <param name="Description">Which products it is for, and what they need.</param>
public sealed record LevelMeaning(FileLocation Location, int Level, string Title, string? Description);
