using Psi.Manifest;

namespace Psi.Insights.Report.Model;

/// <summary>A number about a repository, or the reason there is none.</summary>
internal sealed record MeasurementEntry(
    string Measure, MeasurementState State, double? Numerator, double? Denominator, string Unit, string Source, string ObservedAt)
{
    /// <summary>The number of what is no share, in the unit.</summary>
    public double? Value { get; init; }

    /// <summary>What it is taken from instead; null when it is the measure itself.</summary>
    public string? Proxy { get; init; }

    /// <summary>What else has to be known of it; without a number, why.</summary>
    public string? Remark { get; init; }
}
