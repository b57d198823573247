using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The product as its product file declares it.</summary>
public sealed record ManifestProduct
{
    private static readonly IReadOnlyDictionary<string, string> NoStatements = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Stable id; several repos may name one product.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the organisation the product belongs to.</summary>
    public required string Domain { get; init; }

    /// <summary>The team that builds it.</summary>
    public required string Team { get; init; }

    /// <summary>The product level, 1–3, that decisions were made for.</summary>
    public required int Level { get; init; }

    /// <summary>The level that technology, data types and criticality ask for; null when they were not given.</summary>
    public int? DerivedLevel { get; init; }

    /// <summary>The kind of the product, for example <c>web</c>.</summary>
    public string? Technology { get; init; }

    /// <summary>The kinds of data it handles.</summary>
    public IReadOnlyList<string> DataTypes { get; init => field = value ?? []; } = [];

    /// <summary>How much the organisation depends on it.</summary>
    public string? Criticality { get; init; }

    /// <summary>The one accountable person.</summary>
    public required string Accountable { get; init; }

    /// <summary>The responsible groups.</summary>
    public IReadOnlyList<string> Responsible { get; init => field = value ?? []; } = [];

    /// <summary>The security champions of the team.</summary>
    public IReadOnlyList<string> SecurityChampions { get; init => field = value ?? []; } = [];

    /// <summary>Its life-cycle stage, for example <c>live</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>The last day it is supported.</summary>
    public CalendarDate? EndOfSupport { get; init; }

    /// <summary>What the product's operating model states, by key.</summary>
    public IReadOnlyDictionary<string, string> OperatingModel { get; init => field = value ?? NoStatements; } = NoStatements;
}
