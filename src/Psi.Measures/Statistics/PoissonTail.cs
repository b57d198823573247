namespace Psi.Measures;

/// <summary>How probable counts are under a Poisson distribution.</summary>
internal static class PoissonTail
{
    // From here on Stirling's series is exact to the last digits.
    private const int Large = 256;

    /// <summary>Of so many or fewer, for a mean that is not below the count.</summary>
    public static double AtMost(int count, double mean)
    {
        // From the most probable one down, until the rest no longer changes the sum.
        var (sum, term) = (0.0, Exactly(count, mean));
        for (var next = count; next >= 0 && term > sum * 1e-17; next--)
        {
            sum += term;
            term *= next / mean;
        }

        return sum;
    }

    /// <summary>Of so many or more, for a mean that is not above the count.</summary>
    public static double AtLeast(int count, double mean)
    {
        var (sum, term) = (0.0, Exactly(count, mean));
        for (var next = count + 1; term > sum * 1e-17; next++)
        {
            sum += term;
            term *= mean / next;
        }

        return sum;
    }

    private static double Exactly(int count, double mean) =>
        mean == 0 ? (count == 0 ? 1 : 0) : Math.Exp((count * Math.Log(mean)) - mean - LogFactorial(count));

    private static double LogFactorial(int count)
    {
        if (count >= Large)
        {
            return (count * Math.Log(count)) - count + (Math.Log(2 * Math.PI * count) / 2) + (1.0 / (12 * count))
                - (1 / (360 * Math.Pow(count, 3)));
        }

        var sum = 0.0;
        for (var factor = 2; factor <= count; factor++)
        {
            sum += Math.Log(factor);
        }

        return sum;
    }
}
