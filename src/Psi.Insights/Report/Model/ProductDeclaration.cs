namespace Psi.Insights.Report.Model;

/// <summary>A product as one repository's product file declares it: a row of <c>product</c>.</summary>
internal sealed record ProductDeclaration
{
    public required long RepositoryId { get; init; }

    public required string ProductId { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public required string Team { get; init; }

    public required int Level { get; init; }

    public required string Accountable { get; init; }

    public required int? DerivedLevel { get; init; }

    public required string? Technology { get; init; }

    public required IReadOnlyList<string> DataTypes { get; init; }

    public required string? Criticality { get; init; }

    public required IReadOnlyList<string> Responsible { get; init; }

    public required IReadOnlyList<string> SecurityChampions { get; init; }

    public required string? Stage { get; init; }

    public required string? EndOfSupport { get; init; }

    public required IReadOnlyDictionary<string, string> OperatingModel { get; init; }

    public ProductIdentity Identity => new(ProductId, Name, Domain, Team, Level, Accountable);
}
