namespace Psi.Measures;

/// <summary>
/// A deployment, change, incident, defect or release, as one system tells it. <see cref="Origin"/>, <see cref="Kind"/> and
/// <see cref="Id"/> name it; told again, it is the same event with what was corrected.
/// </summary>
public sealed record DeliveryEvent
{
    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>Unique among the events of this kind of its origin.</summary>
    public required string Id { get; init; }

    /// <summary>The system that tells it, such as <c>github</c>: ids of two systems have nothing to do with each other.</summary>
    public required string Origin { get; init; }

    /// <summary>The id of the product; null where only the repository is known.</summary>
    public string? Product { get; init; }

    /// <summary>The repository; null where only the product is known.</summary>
    public string? Repository { get; init; }

    /// <summary>
    /// The address of the repository, where the file tells that of something in it. It decides of whom the event is only where nobody
    /// names a product or repository.
    /// </summary>
    public string? RepositoryAddress { get; init; }

    /// <summary>Where it happened; of a defect, where it was found: <c>production</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether the environment counts as production, by the sources file; null where no environment is told.</summary>
    public bool? InProduction { get; init; }

    /// <summary>When it began: a deployment, the first commit of a change, the failure of an incident, the report of a defect.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended: a deployment, the merge of a change, the publication of a release. Null while it goes on.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Of an incident: when somebody or something noticed.</summary>
    public DateTimeOffset? Detected { get; init; }

    /// <summary>Of an incident: when service was back.</summary>
    public DateTimeOffset? Restored { get; init; }

    /// <summary>When the origin last changed what it says; of two tellings the later one counts.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>What was deployed, merged or published: full commit ids, in lower case.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>Of an incident, defect or deployment that repairs: the ids of the deployments or changes that caused it.</summary>
    public IReadOnlyList<string> CausedBy { get; init; } = [];

    /// <summary>How it ended; null while it goes on.</summary>
    public EventOutcome? Outcome { get; init; }

    /// <summary>How bad an incident or defect is.</summary>
    public FindingSeverity? Severity { get; init; }
}
