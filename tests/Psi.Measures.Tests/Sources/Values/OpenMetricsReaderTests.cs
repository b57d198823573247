using Psi.Measures.Sources;
using Psi.Measures.Sources.Values;

namespace Psi.Measures.Tests.Sources.Values;

/// <summary>What is understood of the texts that are written to be scraped.</summary>
public sealed class OpenMetricsReaderTests
{
    private const string Good =
        """
        # HELP good_total Requests that worked.
        # TYPE good counter
        good_total{product="shop",path="a\\b\"c\nd"} 95 1796083200.5 # {trace="1"} 1 1796083200
        good_total{path="x",product="till"} NaN 1796083200
        good_total{product=""} 3 1796083200
        # TYPE all counter
        all_total{path="a\\b\"c\nd",product="shop"} 100 1796083200.5
        all_total{path="x",product="till"} 100 1796083200
        all_total 4 1796083200
        all_total{product="bank"} 7 1796083200
        other{quantile="0.5"} +Inf
        {"odd.name",product="shop"} 1
        # EOF
        """;

    private static readonly OpenMetricsReader Reader = new();

    [Fact]
    public void Samples_of_the_metric_are_shares_of_those_with_equal_labels()
    {
        var read = ReadRecords.Of(Reader, Good, Entry(("metric", "good_total"), ("of", "all_total"), ("product", "product")));

        var path = Psi.Measures.Sources.Fingerprint.Of("path", "a\\b\"c\nd");
        Assert.Equal(
            [
                new MeasuredValue { Measure = "availability", Product = "shop", Series = path, At = At(0.5), Value = 95, Of = 100 },
                new MeasuredValue { Measure = "availability", Product = "all", At = At(0), Value = 3, Of = 4 },
            ],
            read.Values);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["samples of 'of' to which the metric has none"] = 1,
                ["values that are NaN, which is not measured"] = 1,
            },
            read.PassedOver);
    }

    [Fact]
    public void Times_are_seconds_in_OpenMetrics_and_milliseconds_in_the_older_format()
    {
        Assert.Equal(At(1.25), Only("up 1 1796083201.25\n# EOF\n").At);
        Assert.Equal(At(1.25), Only("up 1 1796083201250\n").At);
        Assert.Equal(
            "line 1: up: '1796083201.25' is no whole number from 0",
            ReadRecords.Refusal(Reader, "up 1 1796083201.25\n", Entry(("metric", "up"))));
        Assert.Equal(
            "line 1: up: expected seconds since 1970", ReadRecords.Refusal(Reader, "up 1 1796083201250\n# EOF", Entry(("metric", "up"))));
    }

    [Fact]
    public void A_sample_without_a_time_is_of_the_time_of_the_sources_file()
    {
        var entry = Entry(("metric", "up"));

        Assert.Equal(At(7), Assert.Single(ReadRecords.Of(Reader, "up 1", entry with { RanAt = At(7) }).Values).At);
        Assert.Equal(
            "line 2: up: the sample has no time; give these files a ranAt in the sources file",
            ReadRecords.Refusal(Reader, "\nup 1", entry));
    }

    [Theory]
    [InlineData("up 1 1000", "all")]
    [InlineData("up{} 1 1000", "all")]
    [InlineData("up{a=\"b\"} 1 1000", "all")]
    [InlineData("up{a=\"b\",p=\"x y\",} 1 1000", "x y")]
    [InlineData("  up\t{ a = \"}\" , p = \"x\" }\t1\t1000 ", "x")]
    [InlineData("up{p=\"a\\tb\\\\c\\\"d\"} 1 1000", "a\\tb\\c\"d")]
    [InlineData("{\"up\",\"p\"=\"x\"} 1 1000", "x")]
    [InlineData("{p=\"x\",\"up\"} 1 1000", "x")]
    public void Labels_are_understood_as_they_may_be_written(string line, string product)
    {
        var read = ReadRecords.Of(Reader, line, Entry(("metric", "up"), ("product", "p")));

        Assert.Equal(product, Assert.Single(read.Values).Product);
    }

    [Theory]
    [InlineData("up", "line 1: the value is missing")]
    [InlineData("up{", "line 1: expected a name, found ''")]
    [InlineData("up{a} 1", "line 1: expected '=', found '} 1'")]
    [InlineData("up{a=b} 1", "line 1: expected '\"', found 'b} 1'")]
    [InlineData("up{a=\"b} 1", "line 1: the text of a label has no end")]
    [InlineData("up{a=\"b\" c=\"d\"} 1", "line 1: expected ',', found 'c=\"d\"} 1'")]
    [InlineData("up{a=\"b\",a=\"c\"} 1", "line 1: the label 'a' is written twice")]
    [InlineData("{a=\"b\"} 1", "line 1: the name of the metric is missing")]
    [InlineData("9up 1", "line 1: expected a name, found '9up 1'")]
    [InlineData("<html>", "line 1: expected a name, found '<html>'")]
    [InlineData("up 1 1 1", "line 1: nothing can follow the time of a sample")]
    [InlineData("up one 1", "line 1: up: 'one' is no number; expected one as in 1234.5, without separators of thousands")]
    [InlineData("up +Inf 1", "line 1: up: '+Inf' is no number; expected one as in 1234.5, without separators of thousands")]
    [InlineData("up 1 -1", "line 1: up: '-1' is no whole number from 0")]
    [InlineData("# EOF\nup 1", "line 2: nothing can follow # EOF")]
    [InlineData("down 1 1", "there is no sample of 'up', which the sources file gives as the metric")]
    [InlineData("", "there is no sample of 'up', which the sources file gives as the metric")]
    public void What_can_not_be_right_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, text, Entry(("metric", "up"))));

    [Theory]
    [InlineData(
        "up 1 1\nall 1 2", "line 1: up: the metric that the sources file gives as 'of' has no sample with these labels and this time")]
    [InlineData(
        "up{a=\"b\"} 1\nall 1", "line 1: up: the sample has no time; give these files a ranAt in the sources file")]
    [InlineData("up 1 1\nall 1 1\nall 2 1", "line 3: all: two samples have the same labels and time")]
    [InlineData("up 1 1\nall -1 1", "line 1: up: 'of' is negative, and nothing is a share of that")]
    public void A_share_needs_its_whole(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, text, Entry(("metric", "up"), ("of", "all"))));

    [Fact]
    public void Two_values_of_one_product_and_time_can_not_be_told_but_shares_add_up()
    {
        const string text =
            """
            up{instance="a"} 1 1000
            up{instance="b"} 2 1000
            all{instance="a"} 3 1000
            all{instance="b"} 4 1000
            """;

        Assert.StartsWith(
            "line 2: up: there is a second value of the same product and time",
            ReadRecords.Refusal(Reader, text, Entry(("metric", "up"))),
            StringComparison.Ordinal);
        var shares = ReadRecords.Of(Reader, text, Entry(("metric", "up"), ("of", "all"))).Values;
        Assert.Equal([(1, 3), (2, 4)], shares.Select(share => (share.Value, share.Of!.Value)));
        Assert.Equal(2, ReadRecords.Of(Reader, text, Entry(("metric", "up"), ("product", "instance"))).Values.Count);
    }

    [Fact]
    public void Equal_shares_of_two_series_both_count_and_a_file_read_twice_changes_nothing()
    {
        const string text = "up{pod=\"a\"} 1 1\nup{pod=\"b\"} 1 1\nall{pod=\"a\"} 2 1\nall{pod=\"b\"} 2 1";
        var ledger = new ScopeLedger();
        for (var time = 0; time < 2; time++)
        {
            ledger.Values.UnionWith(ReadRecords.Of(Reader, text, Entry(("metric", "up"), ("of", "all"))).Values);
        }

        Assert.Equal((2, 4), (ledger.Values.Sum(value => value.Value), ledger.Values.Sum(value => value.Of)));
    }

    [Fact]
    public void A_whole_that_is_not_measured_is_no_share()
    {
        var read = ReadRecords.Of(Reader, "up 1 1\nall NaN 1", Entry(("metric", "up"), ("of", "all")));

        Assert.Empty(read.Values);
        Assert.Equal(1, read.PassedOver["values that are NaN, which is not measured"]);
    }

    [Fact]
    public void The_sources_file_has_to_say_what_the_metric_is()
    {
        Assert.Equal(
            "the sources file does not say which metric to take; name it as 'metric' under 'columns'",
            ReadRecords.Refusal(Reader, Good, Entry()));
        Assert.Equal(
            "nothing says which measure the values are of; give these files a measure in the sources file",
            ReadRecords.Refusal(Reader, Good, Entry(("metric", "up")) with { Measure = null }));
    }

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(
        Reader, Good, Entry(("metric", "good_total"), ("of", "all_total"), ("product", "product")) with { RanAt = At(0) });

    private static MeasuredValue Only(string text) => Assert.Single(ReadRecords.Of(Reader, text, Entry(("metric", "up"))).Values);

    private static DateTimeOffset At(double seconds) => DateTimeOffset.FromUnixTimeSeconds(1_796_083_200).AddSeconds(seconds);

    private static SourceEntry Entry(params (string Field, string Name)[] columns) => ReadRecords.Entry with
    {
        Measure = "availability",
        Product = "all",
        Columns = columns.ToDictionary(column => column.Field, column => column.Name, StringComparer.OrdinalIgnoreCase),
    };
}
