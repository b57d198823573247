
namespace Psi.Measures.Sources;

/// <summary>Which file of other tools is what: <c>sources.yaml</c> (<c>psi: sources/v1</c>).</summary>
public sealed record SourcesFile
{
    /// <summary>As it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>What tells these files from those of another sources file with the same paths; null where nobody says.</summary>
    public string? Name { get; init; }

    /// <summary>The files to read.</summary>
    public IReadOnlyList<SourceEntry> Sources { get; init; } = [];

    /// <summary>What other systems call a product, to its id. Names compare ignoring case.</summary>
    public IReadOnlyDictionary<string, string> Products { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The organisation's own measures.</summary>
    public IReadOnlyList<OwnMeasure> Measures { get; init; } = [];

    /// <summary>The environments that count as production; words compare ignoring case.</summary>
    public IReadOnlyList<string> Production { get; init; } = ["production", "prod"];

    /// <summary>Whether an environment counts as production: those listed, and <c>production</c> itself, as labels are read.</summary>
    public bool IsProduction(string environment) =>
        Production.Append("production").Contains(environment.Trim(), StringComparer.OrdinalIgnoreCase);
}
