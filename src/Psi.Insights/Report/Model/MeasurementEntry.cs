using Psi.Manifest;

namespace Psi.Insights.Report.Model;

/// <summary>A number about a repository, or the reason there is none.</summary>
internal sealed record MeasurementEntry(
    string Measure, MeasurementState State, double? Numerator, double? Denominator, string Unit, string Source, string ObservedAt);
