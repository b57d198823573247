using Psi.Manifest;
using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>
/// The figures of several products as one: shares by their numerators and denominators, medians and means by the single values, never by
/// medians or means. What is not measured of a product is not zero: it is left out, and said. To unite in parts comes to the same.
/// </summary>
public static class FigureUnion
{
    /// <summary>One figure for each measure, sorted by measure.</summary>
    /// <param name="figures">Of several products.</param>
    /// <param name="scope">Of whom they are together.</param>
    /// <param name="own">The organisation's own measures.</param>
    public static IReadOnlyList<Figure> Of(IEnumerable<Figure> figures, FigureScope scope, IReadOnlyList<OwnMeasure> own) =>
    [
        .. figures.GroupBy(figure => figure.Measure, StringComparer.Ordinal)
            .OrderBy(measure => measure.Key, StringComparer.Ordinal)
            .Select(measure => Of(measure.Key, [.. measure], scope, RuleOf(measure.Key, own))),
    ];

    private static ValueAggregation RuleOf(string measure, IReadOnlyList<OwnMeasure> own) =>
        KnownMeasures.Find(measure)?.OverProducts
        ?? own.FirstOrDefault(declared => declared.Id == measure)?.OverProducts
        ?? ValueAggregation.Mean;

    private static Figure Of(string measure, List<Figure> figures, FigureScope scope, ValueAggregation rule)
    {
        var measured = figures.Where(figure => figure.State == MeasurementState.Measured).ToList();
        var products = new Share(
            measured.Sum(figure => figure.Products?.Numerator ?? 1), figures.Sum(figure => figure.Products?.Denominator ?? 1));
        if (measured.Count == 0)
        {
            return Figure.Without(measure, scope, StateOf(figures), "it is measured of no product") with { Products = products };
        }

        var values = measured.SelectMany(figure => figure.Values).ToList();
        var united = new Figure
        {
            Measure = measure,
            Scope = scope,
            State = MeasurementState.Measured,
            Numerator = Sum(measured, figure => figure.Numerator),
            Denominator = Sum(measured, figure => figure.Denominator),
            Values = values,
            Distribution = measured.Exists(figure => figure.Distribution is not null) ? Distribution.Of(values) : null,
            Parts = Parts(measured),
            Sample = measured.Sum(figure => figure.Sample),
            Products = products,
            Proxy = measured.Exists(figure => figure.Proxy is not null) ? "of some products a proxy is taken" : null,
            Remark = products.Numerator == products.Denominator
                ? null
                : $"of {products.Numerator} of {products.Denominator} products; the others have no value",
            Inputs = [.. measured.SelectMany(figure => figure.Inputs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        return united with { Value = ValueOf(united, measured, rule) };
    }

    private static double? ValueOf(Figure united, List<Figure> measured, ValueAggregation rule) => rule switch
    {
        ValueAggregation.Share => united.Numerator / united.Denominator,
        ValueAggregation.Sum => measured.Sum(figure => figure.Value!.Value),
        _ => Distribution.ValueOf(united.Values, rule),
    };

    // What is stale somewhere is more than what was never measured, and that more than what there was nothing of.
    private static MeasurementState StateOf(List<Figure> figures) =>
        figures.Exists(figure => figure.State == MeasurementState.Stale) ? MeasurementState.Stale
        : figures.TrueForAll(figure => figure.State == MeasurementState.NotApplicable) ? MeasurementState.NotApplicable
        : MeasurementState.NotMeasured;

    private static double? Sum(List<Figure> figures, Func<Figure, double?> of) =>
        figures.TrueForAll(figure => of(figure) is not null) ? figures.Sum(of) : null;

    private static SortedDictionary<string, double> Parts(List<Figure> figures)
    {
        var parts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in figures.SelectMany(figure => figure.Parts))
        {
            parts[name] = !parts.TryGetValue(name, out var known) ? value
                : name == ToolFigures.DaysSinceLast ? Math.Min(known, value)
                : known + value;
        }

        return parts;
    }
}
