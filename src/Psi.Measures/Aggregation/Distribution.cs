namespace Psi.Measures;

/// <summary>How large some values are. Made of the values themselves, since a median of medians says nothing.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their arithmetic mean.</param>
/// <param name="P50">The smallest value that half of them do not exceed.</param>
/// <param name="P75">The smallest value that three quarters of them do not exceed.</param>
/// <param name="P95">The smallest value that 95 of 100 of them do not exceed.</param>
public sealed record Distribution(int Count, double Mean, double P50, double P75, double P95)
{
    /// <summary>Of some values; null when there are none.</summary>
    /// <param name="values">Finite, in any order.</param>
    public static Distribution? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted.Length == 0
            ? null
            : new(
                sorted.Length,
                sorted.Average(),
                Percentile(sorted, 50),
                Percentile(sorted, 75),
                Percentile(sorted, 95));
    }

    /// <summary>The one value that is told of many.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="by">Which: their mean, or a percentile.</param>
    public static double ValueOf(IEnumerable<double> values, ValueAggregation by)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return by switch
        {
            ValueAggregation.P50 => Percentile(sorted, 50),
            ValueAggregation.P75 => Percentile(sorted, 75),
            ValueAggregation.P95 => Percentile(sorted, 95),
            ValueAggregation.P99 => Percentile(sorted, 99),
            _ => sorted.Average(),
        };
    }

    /// <summary>The nearest-rank percentile: a value that is there, never one between two.</summary>
    /// <param name="sorted">At least one value, the smallest first.</param>
    /// <param name="percent">1 to 100.</param>
    public static double Percentile(IReadOnlyList<double> sorted, int percent) =>
        sorted[(int)Math.Ceiling(sorted.Count * percent / 100.0) - 1];
}
