using Psi.Manifest;
using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>A figure as a repository's manifest states it.</summary>
public static class FigureMeasurement
{
    private const string SourceOfOwn = "values of other systems";

    /// <summary>The measurement.</summary>
    /// <param name="figure">Of Psi's own measures or those declared.</param>
    /// <param name="manifest">The manifest that will state it.</param>
    /// <param name="declared">The measures that the organisation declares.</param>
    /// <param name="period">What the figure is computed for.</param>
    public static ManifestMeasurement Of(
        Figure figure, SecurityManifest manifest, IReadOnlyList<OwnMeasure> declared, MeasurePeriod period)
    {
        var definition = KnownMeasures.Find(figure.Measure);
        var known = Numbers(figure).All(double.IsFinite)
            ? figure
            // The sum of finite numbers need not be one.
            : Figure.Without(figure.Measure, figure.Scope, MeasurementState.NotMeasured, "its values are too large to be put together");
        var isShare = known is { Numerator: not null, Denominator: not null };
        return new ManifestMeasurement
        {
            Id = figure.Measure,
            Numerator = isShare ? known.Numerator : null,
            Denominator = isShare ? known.Denominator : null,
            Value = isShare ? null : known.Value,
            Unit = definition?.Unit ?? declared.First(own => own.Id == figure.Measure).Unit,
            ObservedAt = Measure.ObservedAt(manifest),
            Source = definition?.Source ?? SourceOfOwn,
            State = known.State,
            FormulaVersion = definition?.FormulaVersion,
            Sample = known.Value is null && known.Sample == 0 ? null : known.Sample,
            Distribution = DistributionOf(known.Distribution),
            // How many changes are open is no number of those that are not.
            Parts = known.Parts.Count == 0 || known.Value is null ? null : known.Parts,
            Period = new ManifestPeriod { From = period.FirstDay, To = period.LastDay },
            Proxy = known.Proxy,
            Remark = known.Remark,
            Inputs = figure.Inputs.Count == 0 ? null : figure.Inputs,
        };
    }

    private static ManifestDistribution? DistributionOf(Distribution? distribution) => distribution is null
        ? null
        : new ManifestDistribution
        {
            Count = distribution.Count,
            Mean = distribution.Mean,
            P50 = distribution.P50,
            P75 = distribution.P75,
            P95 = distribution.P95,
        };

    private static IEnumerable<double> Numbers(Figure figure) =>
    [
        figure.Value ?? 0, figure.Numerator ?? 0, figure.Denominator ?? 0, figure.Distribution?.Mean ?? 0, .. figure.Parts.Values,
    ];
}
