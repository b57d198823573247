namespace Psi.Measures;

/// <summary>What figures are computed for.</summary>
/// <param name="Period">The time.</param>
public sealed record FigureTerms(MeasurePeriod Period)
{
    /// <summary>The availability that a product is meant to have, as a share, by its id; from its <c>psi.yaml</c>.</summary>
    public IReadOnlyDictionary<string, double> AvailabilityObjectives { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);
}
