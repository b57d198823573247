namespace Psi.Measures;

/// <summary>
/// Where the true value lies with a confidence of 95 %. Both intervals are exact: they assume neither a normal distribution nor a large
/// sample, and are therefore rather too wide than too narrow.
/// </summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>The fewest values of which a median has an interval: of five, the range holds it with 93.75 % only.</summary>
    public const int FewestForMedian = 6;

    // Of 5 % half lies on each side.
    private const double Tail = 0.025;

    /// <summary>
    /// Of the mean count of events that happen independently of each other, from a count of them. The limits are those of F. Garwood,
    /// "Fiducial Limits for the Poisson Distribution", Biometrika 28 (1936), 437–442: the mean under which so many or more have a
    /// probability of 2.5 %, and the one under which so many or fewer have it.
    /// </summary>
    /// <param name="count">From 0.</param>
    public static ConfidenceInterval OfCount(int count)
    {
        // The limits of 0 to 10,000,000 events lie well within these.
        var reach = 10 + (6 * Math.Sqrt(count + 1));
        return new(
            count == 0 ? 0 : Where(mean => PoissonTail.AtLeast(count, mean) > Tail, Math.Max(0, count - reach), count),
            Where(mean => PoissonTail.AtMost(count, mean) < Tail, count, count + reach));
    }

    /// <summary>
    /// Of a median, by order statistics: from the value of rank r to the one of rank n + 1 − r, with the largest r for which fewer than r
    /// of n tosses of a coin show heads with a probability of at most 2.5 %. W. R. Thompson, "On Confidence Ranges for the Median and Other
    /// Expectation Distributions", Annals of Mathematical Statistics 7 (1936), 122–128; W. J. Conover, "Practical Nonparametric
    /// Statistics", 3rd edition (1999), section 3.2. Null for fewer than <see cref="FewestForMedian"/> values.
    /// </summary>
    /// <param name="values">Finite, in any order.</param>
    public static ConfidenceInterval? OfMedian(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return MedianRank(sorted.Length) is > 0 and var rank ? new(sorted[rank - 1], sorted[^rank]) : null;
    }

    /// <summary>The rank of the lower end, from 1; 0 where there is none.</summary>
    /// <param name="count">How many values.</param>
    internal static int MedianRank(int count)
    {
        var rank = 0;
        var probability = 0.0;
        // Each side of the coin, for each toss.
        var certainty = -count * Math.Log(2);
        var ways = 0.0;
        while (rank <= count / 2)
        {
            probability += Math.Exp(ways + certainty);
            if (probability > Tail)
            {
                return rank;
            }

            ways += Math.Log((double)(count - rank) / (rank + 1));
            rank++;
        }

        return 0;
    }

    // Halves as often as a double has digits. The condition holds from some point on.
    private static double Where(Func<double, bool> holds, double low, double high)
    {
        for (var halved = 0; halved < 64; halved++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
