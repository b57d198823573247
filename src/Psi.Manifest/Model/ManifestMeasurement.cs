namespace Psi.Manifest;

/// <summary>A number about a product at a time.</summary>
public sealed record ManifestMeasurement
{
    /// <summary>For example <c>components.approved</c>; docs/manifest.md has the formula of each.</summary>
    public required string Id { get; init; }

    /// <summary>Null unless measured.</summary>
    public double? Numerator { get; init; }

    /// <summary>Null unless measured.</summary>
    public double? Denominator { get; init; }

    /// <summary>What is counted, for example <c>component</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The commit's time, else the date decided for.</summary>
    public required string ObservedAt { get; init; }

    /// <summary>What it was computed from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether there is a number, and if not why.</summary>
    public required MeasurementState State { get; init; }
}
