namespace Psi.Measures;

/// <summary>What a measure is, as docs/measures.md has it.</summary>
public sealed record MeasureDefinition
{
    /// <summary>Names it everywhere: <c>changes.lead-time</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Of its value.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better; null where neither is.</summary>
    public required Better? Better { get; init; }

    /// <summary>The capability of PSCF Secure Product Management it tells about.</summary>
    public required string Capability { get; init; }

    /// <summary>What it says, in a sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>What it is computed from.</summary>
    public required string Source { get; init; }

    /// <summary>How.</summary>
    public required string Formula { get; init; }

    /// <summary>What is near it and taken for it, and is then called a proxy; null where nothing is.</summary>
    public string? Proxy { get; init; }

    /// <summary>Its number among the ten metrics of the Product Security Program; null for the others.</summary>
    public int? Metric { get; init; }

    /// <summary>Of the formula: figures of different versions are not comparable.</summary>
    public int FormulaVersion { get; init; } = 1;

    /// <summary>How its values become one; null for a measure that is computed from something else than values.</summary>
    public ValueAggregation? Aggregate { get; init; }

    /// <summary>How the figures of several products become one.</summary>
    public required ValueAggregation OverProducts { get; init; }

    /// <summary>Whether a sources file may name it for values.</summary>
    public bool IsOfValues => Aggregate is not null;
}
