namespace Psi.Manifest;

/// <summary>A number about a product at a time.</summary>
public sealed record ManifestMeasurement
{
    /// <summary>
    /// For example <c>components.approved</c>; docs/manifest.md has the formula of each that a manifest alone gives, docs/measures.md those
    /// of other tools.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Of a share, how many; null unless there is a number.</summary>
    public double? Numerator { get; init; }

    /// <summary>Of a share, of how many; null unless there is a number.</summary>
    public double? Denominator { get; init; }

    /// <summary>The number in the unit; null for a share, and where there is no number.</summary>
    public double? Value { get; init; }

    /// <summary>What is counted, for example <c>component</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The commit's time, else the date decided for.</summary>
    public required string ObservedAt { get; init; }

    /// <summary>What it was computed from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether there is a number, and if not why.</summary>
    public required MeasurementState State { get; init; }

    /// <summary>Of the formula; measurements of different versions are not comparable. Null where formulas have no version.</summary>
    public int? FormulaVersion { get; init; }

    /// <summary>How many events, values or tests it rests on; null where nobody counted.</summary>
    public int? Sample { get; init; }

    /// <summary>How large the single values are; null where there are not several.</summary>
    public ManifestDistribution? Distribution { get; init; }

    /// <summary>The number by a property, such as open findings by severity, sorted by name; null without one.</summary>
    public IReadOnlyDictionary<string, double>? Parts
    {
        get;
        init => field = value is null
            ? null
            : new SortedDictionary<string, double>(value.ToDictionary(part => part.Key, part => part.Value), StringComparer.Ordinal);
    }

    /// <summary>The days it is about; null when it is about the commit.</summary>
    public ManifestPeriod? Period { get; init; }

    /// <summary>What it is taken from instead, as the rest of a sentence; null when it is the measure itself.</summary>
    public string? Proxy { get; init; }

    /// <summary>What else has to be known of it, as a sentence without its full stop; without a number, why.</summary>
    public string? Remark { get; init; }

    /// <summary>The files of other tools it rests on, sorted; each is among the manifest's inputs.</summary>
    public IReadOnlyList<string>? Inputs
    {
        get;
        init => field = value is null ? null : [.. value.OrderBy(path => path, StringComparer.Ordinal)];
    }
}
