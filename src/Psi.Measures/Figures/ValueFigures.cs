using System.Globalization;
using Psi.Manifest;
using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>The figures that are values of other systems, Psi's and the organisation's own.</summary>
internal static class ValueFigures
{
    /// <summary>One for each measure that takes values.</summary>
    public static IEnumerable<Figure> Of(FigureScope scope, ScopeLedger ledger, IReadOnlyList<OwnMeasure> own, FigureTerms terms) =>
    [
        .. KnownMeasures.All.Where(measure => measure.IsOfValues)
            .Select(measure => Of(measure.Id, measure.Aggregate!.Value, scope, ledger, terms)),
        .. own.Select(measure => Of(measure.Id, measure.Aggregate, scope, ledger, terms)),
    ];

    private static Figure Of(string measure, ValueAggregation aggregation, FigureScope scope, ScopeLedger ledger, FigureTerms terms)
    {
        var inputs = ledger.InputsOf(measure);
        var all = ledger.Values.Where(value => value.Measure == measure && value.At <= terms.Period.To).ToList();
        if (all.Count == 0)
        {
            return Figure.Without(measure, scope, MeasurementState.NotMeasured, "no source tells of it") with { Inputs = inputs };
        }

        // A value about a time counts in the period it ends in; midnight ends the day before.
        var values = all
            .Where(value => value.From is null ? terms.Period.Has(value.At) : value.At > terms.Period.From && value.At <= terms.Period.To)
            .OrderBy(value => value.At)
            .ThenBy(value => value.Value)
            .ToList();
        if (values.Count == 0)
        {
            return Figure.Without(
                measure, scope, MeasurementState.Stale, $"the last value is of {all.Max(value => value.At):yyyy-MM-dd}") with
            {
                Inputs = inputs,
            };
        }

        var figure = aggregation == ValueAggregation.Share
            ? Share(measure, scope, values)
            : Single(measure, scope, aggregation, [.. values.Select(value => value.Value)]);
        // The sum of two finite numbers need not be one.
        return figure.Value is not { } value || double.IsFinite(value)
            ? figure with { Inputs = inputs, Sample = values.Count, Remark = figure.Remark ?? Objective(figure, terms) }
            : Figure.Without(measure, scope, MeasurementState.NotMeasured, "its values are too large to be put together") with
            {
                Inputs = inputs,
            };
    }

    private static string? Objective(Figure figure, FigureTerms terms) =>
        figure is { Measure: KnownMeasures.Availability, Value: { } value, Scope.Product: { } product }
        && terms.AvailabilityObjectives.TryGetValue(product, out var objective)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the objective is {objective * 100:0.####} %, {(value >= objective ? "met" : "missed")}")
            : null;

    private static Figure Share(string measure, FigureScope scope, List<MeasuredValue> values)
    {
        // A value without its whole is a share already, of one.
        var (numerator, denominator) = (values.Sum(value => value.Value), values.Sum(value => value.Of ?? 1));
        return denominator > 0
            ? new Figure
            {
                Measure = measure,
                Scope = scope,
                State = MeasurementState.Measured,
                Value = numerator / denominator,
                Numerator = numerator,
                Denominator = denominator,
            }
            : Figure.Without(measure, scope, MeasurementState.NotApplicable, "in the period there was nothing to have a share of");
    }

    private static Figure Single(string measure, FigureScope scope, ValueAggregation aggregation, double[] values)
    {
        var distribution = Distribution.Of(values)!;
        return new Figure
        {
            Measure = measure,
            Scope = scope,
            State = MeasurementState.Measured,
            Distribution = aggregation is ValueAggregation.Sum or ValueAggregation.Last ? null : distribution,
            Values = aggregation switch { ValueAggregation.Sum => [], ValueAggregation.Last => [values[^1]], _ => values },
            Value = aggregation switch
            {
                ValueAggregation.Sum => values.Sum(),
                ValueAggregation.Last => values[^1],
                _ => Distribution.ValueOf(values, aggregation),
            },
        };
    }
}
