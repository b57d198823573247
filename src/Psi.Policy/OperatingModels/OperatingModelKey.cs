namespace Psi.Policy;

/// <summary>A key of the product file that a policy may ask for.</summary>
/// <param name="Name">The key.</param>
/// <param name="Section">The key it is below; null for a key of the file itself.</param>
/// <param name="Reason">Why a product says it: what follows "because".</param>
/// <param name="Example">A value, as it is written.</param>
public sealed record OperatingModelKey(string Name, string? Section, string Reason, string Example)
{
    /// <summary>Every key, in the order in which the product file has them.</summary>
    public static IReadOnlyList<OperatingModelKey> All { get; } =
    [
        new("dataTypes", null, "the kinds of data it handles decide how much security it needs", "[personal]"),
        new("criticality", null, "how much depends on it decides how much security it needs", "medium"),
        new("accountable", null, "one person must answer for it", "head-of-payments@contoso.example"),
        new("responsible", null, "work that no group is responsible for is not done", "[product, development, operations]"),
        new("securityChampions", null, "the team needs somebody to ask about security", "[dev-lead@contoso.example]"),
        new("stage", "lifecycle", "what is asked of a product differs with where it is in its life", "live"),
        new("endOfSupport", "lifecycle", "those who use it must know until when its vulnerabilities are fixed", "2029-12-31"),
        new("scope", "operatingModel", "nobody can secure a product without knowing what belongs to it", "The API and its database"),
        new("environments", "operatingModel", "what is not listed as running is not patched and not watched", "[production, staging]"),
        new("onCall", "operatingModel", "an incident at night needs somebody who is called", "payments-core around the clock"),
        new("incidentProcess", "operatingModel", "in an incident there is no time to invent a process", "docs/incidents.md"),
        new("sloAvailability", "operatingModel", "whether an outage is an incident depends on what was promised", "99.9"),
        new("dataClassification", "operatingModel", "it decides who may see the data and how it is protected", "restricted"),
        new(
            "decommissionPlan", "operatingModel",
            "when it ends, its data, accounts and addresses must not be left behind", "docs/decommission.md"),
    ];

    private static readonly IReadOnlyDictionary<string, OperatingModelKey> ByName =
        All.ToDictionary(key => key.Name, StringComparer.Ordinal);

    /// <summary>The key of this name; null when there is none.</summary>
    public static OperatingModelKey? Find(string name) => ByName.TryGetValue(name, out var key) ? key : null;

    /// <summary>Whether a product says it.</summary>
    public bool IsSaidBy(ProductFile product) => Name switch
    {
        "dataTypes" => product.DataTypes.Count > 0,
        "criticality" => product.Criticality is not null,
        // Without it the product file is not valid, and there is no product.
        "accountable" => product.Accountable.Length > 0,
        "responsible" => product.Responsible.Count > 0,
        "securityChampions" => product.SecurityChampions.Count > 0,
        "stage" => product.Stage is not null,
        "endOfSupport" => product.EndOfSupport is not null,
        _ => product.OperatingModel.Any(statement => statement.Key == Name),
    };

    /// <summary>How it is written in the product file.</summary>
    internal string Written => Section is null ? $"{Name}: {Example}" : $"{Section}: {{ {Name}: {Example} }}";
}
