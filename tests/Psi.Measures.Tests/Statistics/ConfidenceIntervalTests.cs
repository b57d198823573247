namespace Psi.Measures.Tests.Statistics;

public sealed class ConfidenceIntervalTests
{
    // The table of exact 95 % limits of a Poisson count that goes back to Garwood (1936), as epidemiologists print it. Of 0, 10 and 25 the
    // manuals of epitools for R and of GraphPad have them too.
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.2422, 7.225)]
    [InlineData(3, 0.6187, 8.767)]
    [InlineData(5, 1.6235, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(25, 16.179, 36.905)]
    [InlineData(50, 37.111, 65.919)]
    [InlineData(100, 81.364, 121.627)]
    public void A_count_has_the_exact_limits_of_the_published_table(int count, double low, double high)
    {
        var interval = ConfidenceInterval.OfCount(count);
        Assert.Equal((low, high), (Math.Round(interval.Low, low < 0.1 ? 4 : Digits(low)), Math.Round(interval.High, 3)));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(250_000)]
    [InlineData(10_000_000)]
    public void A_large_count_has_nearly_those_of_a_normal_distribution(int count)
    {
        // W. Byar's approximation, as N. E. Breslow and N. E. Day give it in "Statistical Methods in Cancer Research", volume II (1987).
        var (low, high) = (
            count * Math.Pow(1 - (1.0 / (9 * count)) - (1.959964 / (3 * Math.Sqrt(count))), 3),
            (count + 1) * Math.Pow(1 - (1.0 / (9 * (count + 1))) + (1.959964 / (3 * Math.Sqrt(count + 1))), 3));
        var interval = ConfidenceInterval.OfCount(count);
        Assert.Equal(low, interval.Low, 0.05);
        Assert.Equal(high, interval.High, 0.05);
    }

    // As tables of textbooks have them. Those say with what confidence the median lies between, for 6, 9, 10 and 20 values 96.9 %, 96.1 %,
    // 97.9 % and 95.9 %; one rank further in it would be less than 95 %.
    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    [InlineData(12, 3)]
    [InlineData(15, 4)]
    [InlineData(17, 5)]
    [InlineData(18, 5)]
    [InlineData(20, 6)]
    [InlineData(25, 8)]
    [InlineData(30, 10)]
    [InlineData(40, 14)]
    [InlineData(50, 18)]
    [InlineData(100, 40)]
    public void A_median_lies_between_the_ranks_of_the_published_table(int count, int rank) =>
        Assert.Equal(rank, ConfidenceInterval.MedianRank(count));

    [Fact]
    public void The_ranks_are_those_of_the_values_in_their_order() =>
        Assert.Equal(new ConfidenceInterval(2, 9), ConfidenceInterval.OfMedian([10, 3, 1, 2, 9, 8, 4, 5, 7, 6]));

    [Fact]
    public void Five_values_are_too_few_to_say_where_the_median_lies()
    {
        Assert.Null(ConfidenceInterval.OfMedian([]));
        Assert.Null(ConfidenceInterval.OfMedian([1, 2, 3, 4, 5]));
        Assert.Equal(new ConfidenceInterval(1, 6), ConfidenceInterval.OfMedian([1, 2, 3, 4, 5, 6]));
    }

    // Of a hundred thousand tosses the normal distribution is near enough: n / 2 - 1.96 / 2 * sqrt(n).
    [Fact]
    public void Many_values_have_a_rank_too() => Assert.InRange(ConfidenceInterval.MedianRank(100_000), 49_689, 49_691);

    private static int Digits(double low) => low < 2.5 ? 4 : 3;
}
