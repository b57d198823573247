namespace Psi.Measures;

/// <summary>What figures are computed for.</summary>
/// <param name="Period">The time.</param>
/// <param name="Production">The environments that count as production.</param>
public sealed record FigureTerms(MeasurePeriod Period, IReadOnlyList<string> Production)
{
    /// <summary>Whether an environment counts as production.</summary>
    public bool IsProduction(string? environment) =>
        environment is not null && Production.Contains(environment.Trim(), StringComparer.OrdinalIgnoreCase);
}
