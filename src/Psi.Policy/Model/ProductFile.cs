namespace Psi.Policy;

/// <summary>A repo's product file (<c>psi.yaml</c>, <c>psi: product/v1</c>).</summary>
public sealed record ProductFile
{
    /// <summary>The path as it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>Stable id; several repos may name one product.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the organisation it belongs to.</summary>
    public required string Domain { get; init; }

    /// <summary>The team that builds it.</summary>
    public required string Team { get; init; }

    /// <summary>What kind of product it is, for example <c>web</c>.</summary>
    public string? Technology { get; init; }

    /// <summary>The kinds of data it handles.</summary>
    public IReadOnlyList<string> DataTypes { get; init; } = [];

    /// <summary>How much the organisation depends on it.</summary>
    public string? Criticality { get; init; }

    /// <summary>The declared product level, 1–3.</summary>
    public int? Level { get; init; }

    /// <summary>The one accountable person.</summary>
    public required string Accountable { get; init; }

    /// <summary>The responsible groups.</summary>
    public IReadOnlyList<string> Responsible { get; init; } = [];

    /// <summary>The security champions of the team.</summary>
    public IReadOnlyList<string> SecurityChampions { get; init; } = [];

    /// <summary>Its life-cycle stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The last day it is supported.</summary>
    public CalendarDate? EndOfSupport { get; init; }

    /// <summary>What the operating model states, by key, each once; several environments with commas.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OperatingModel { get; init; } = [];

    /// <summary>Projects that are no part of the product, in the order of the file.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>What people say of requirements that no code can show, in the order of the file.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>Dated exceptions.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>
    /// The places of values, by key and, for the items of lists, by <c>key/item</c>: for diagnostics that also need the policy. Those of
    /// <c>lifecycle</c> and <c>operatingModel</c> are below <c>lifecycle.</c> and <c>operatingModel.</c>.
    /// </summary>
    public IReadOnlyDictionary<string, FileLocation> Locations { get; init; } = new Dictionary<string, FileLocation>();

    /// <summary>The places of the keys <c>lifecycle</c> and <c>operatingModel</c>, and of the file's first key by an empty one.</summary>
    internal IReadOnlyDictionary<string, FileLocation> Sections { get; init; } = new Dictionary<string, FileLocation>();

    /// <summary>Where the file begins, for what is missing in it.</summary>
    public FileLocation Beginning => SectionLocation(section: null);

    /// <summary>Where a section begins; where the file begins, when there is no such section.</summary>
    /// <param name="section">Null for the file itself.</param>
    internal FileLocation SectionLocation(string? section) =>
        Sections.TryGetValue(section ?? "", out var place) || Sections.TryGetValue("", out place) ? place : new FileLocation(Path);
}
