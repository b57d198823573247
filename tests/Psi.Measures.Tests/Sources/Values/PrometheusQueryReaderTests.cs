using Psi.Measures.Sources;
using Psi.Measures.Sources.Values;

namespace Psi.Measures.Tests.Sources.Values;

/// <summary>What is understood of Prometheus's answers.</summary>
public sealed class PrometheusQueryReaderTests
{
    private const string Good =
        """
        {
          "status": "success",
          "data": {
            "resultType": "matrix",
            "result": [
              {
                "metric": { "__name__": "availability:ratio", "product": "shop" },
                "values": [ [1796083200, "0.5"], [1796083260.25, "NaN"], [1796083320.5, "1"] ]
              },
              {
                "metric": {},
                "values": [ [1796083200, "2e-3"] ]
              },
              {
                "metric": { "product": "bank" },
                "histograms": [ [1796083200, { "count": "60", "sum": "33", "buckets": [] }] ]
              }
            ],
            "stats": {}
          },
          "warnings": ["a store did not answer"]
        }
        """;

    private static readonly PrometheusQueryReader Reader = new();

    private static readonly SourceEntry Entry = ReadRecords.Entry with
    {
        Measure = "availability",
        Product = "all",
        Repository = "github.com/acme/shop",
        Columns = new Dictionary<string, string> { ["product"] = "product" },
    };

    [Fact]
    public void Each_sample_of_a_range_is_a_value()
    {
        var read = ReadRecords.Of(Reader, Good, Entry);

        Assert.Equal([Value("shop", 0, 0.5), Value("shop", 120.5, 1), Value("all", 0, 0.002)], read.Values);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["histograms, which are no single value"] = 1,
                ["values that are NaN, which is not measured"] = 1,
                ["warnings that came with the answer"] = 1,
            },
            read.PassedOver);
    }

    [Fact]
    public void The_sample_of_an_instant_is_a_value()
    {
        var read = ReadRecords.Of(Reader, Answer("vector", """{"metric":{"product":"shop"},"value":[1796083200.25,"7"]}"""), Entry);

        Assert.Equal([Value("shop", 0.25, 7)], read.Values);
    }

    [Fact]
    public void Without_a_label_the_product_is_that_of_the_sources_file()
    {
        var read = ReadRecords.Of(
            Reader,
            Answer("vector", """{"metric":{"product":"shop"},"value":[1796083200,"7"]}"""),
            Entry with { Columns = new Dictionary<string, string>() });

        var series = Psi.Measures.Sources.Fingerprint.Of("product", "shop");
        Assert.Equal([Value("all", 0, 7) with { Series = series }], read.Values);
    }

    [Fact]
    public void Two_values_of_one_product_and_time_can_not_be_told() => Assert.StartsWith(
        "line 1: data.result[1].value: there is a second value of the same product and time",
        ReadRecords.Refusal(
            Reader, Answer("vector", """{"metric":{"i":"a"},"value":[1,"7"]},{"metric":{"i":"b"},"value":[1,"8"]}"""), Entry),
        StringComparison.Ordinal);

    [Fact]
    public void Values_of_two_series_are_two_and_a_series_told_twice_is_one()
    {
        var ledger = new ScopeLedger();
        foreach (var pod in (string[])["a", "b", "a"])
        {
            var labels = pod == "a" ? """{"pod":"a","zone":"1"}""" : """{"zone":"1","pod":"b"}""";
            ledger.Values.UnionWith(
                ReadRecords.Of(Reader, Answer("vector", $$"""{"metric":{{labels}},"value":[1,"7"]}"""), Entry).Values);
        }

        Assert.Equal([7, 7], ledger.Values.Select(value => value.Value));
        Assert.Equal(2, ledger.Values.Select(value => value.Series).Distinct().Count());
    }

    [Fact]
    public void The_order_of_labels_and_the_name_of_the_metric_make_no_other_series()
    {
        string? Series(string labels) =>
            Assert.Single(ReadRecords.Of(Reader, Answer("vector", $$"""{"metric":{{labels}},"value":[1,"7"]}"""), Entry).Values).Series;

        Assert.Equal(Series("""{"__name__":"up","a":"1","b":"2"}"""), Series("""{"b":"2","a":"1","product":"shop","c":""}"""));
        Assert.NotEqual(Series("""{"a":"1"}"""), Series("""{"a":"2"}"""));
        Assert.Null(Series("""{"__name__":"up","product":"shop"}"""));
    }

    [Fact]
    public void An_answer_without_series_has_no_values() => Assert.Empty(ReadRecords.Of(Reader, Answer("matrix", ""), Entry).Values);

    [Theory]
    [InlineData("{}", "line 1: data.result[0]: 'metric' is missing")]
    [InlineData("1", "line 1: data.result[0]: 'metric' is missing")]
    [InlineData("""{"metric":[]}""", "line 1: data.result[0].metric: expected an object, found a list")]
    [InlineData("""{"metric":{"product":1},"values":[]}""", "line 1: data.result[0].metric.product: expected a text, found a number")]
    [InlineData("""{"metric":{}}""", "line 1: data.result[0]: 'values' or 'value' is missing")]
    [InlineData("""{"metric":{},"values":{}}""", "line 1: data.result[0].values: expected a list, found an object")]
    [InlineData("""{"metric":{},"values":[[1]]}""", "line 1: data.result[0].values[0]: expected a time and a value")]
    [InlineData("""{"metric":{},"values":[[1,2]]}""", "line 1: data.result[0].values[0][1]: expected a text, found a number")]
    [InlineData("""{"metric":{},"values":[[-1,"2"]]}""", "line 1: data.result[0].values[0][0]: expected seconds since 1970")]
    [InlineData("""{"metric":{},"value":[1e300,"2"]}""", "line 1: data.result[0].value[0]: expected seconds since 1970")]
    [InlineData(
        """{"metric":{},"value":[1,"+Inf"]}""",
        "line 1: data.result[0].value[1]: '+Inf' is no number; expected one as in 1234.5, without separators of thousands")]
    public void A_series_that_can_not_be_right_is_refused(string series, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, Answer("matrix", series), Entry));

    [Theory]
    [InlineData(
        """{"status":"error","errorType":"timeout","error":"query timed out"}""",
        "status: expected success, found 'error': query timed out")]
    [InlineData("""{"status":"error"}""", "status: expected success, found 'error': it gives no reason")]
    [InlineData("""{"data":{"resultType":"matrix","result":[]}}""", "status: it is missing")]
    [InlineData("""{"status":"success","data":{"result":[]}}""", "data: 'resultType' is missing")]
    [InlineData(
        """{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}""",
        "line 1: data.resultType: expected a matrix or a vector, found 'scalar'")]
    [InlineData("""{"\ud800":1,"status":"success","data":{"resultType":"matrix","result":[]}}""",
        @"line 1: \ud800: a name is no valid Unicode")]
    public void An_answer_that_is_no_success_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, text, Entry));

    [Fact]
    public void The_sources_file_has_to_say_what_the_measure_is() => Assert.Equal(
        "nothing says which measure the values are of; give these files a measure in the sources file", ReadRecords.Refusal(Reader, Good));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good, Entry);

    private static string Answer(string type, string series) =>
        $$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":[{{{series}}}]}}""";

    private static MeasuredValue Value(string product, double seconds, double value) => new()
    {
        Measure = "availability",
        Product = product,
        Repository = "github.com/acme/shop",
        At = DateTimeOffset.FromUnixTimeSeconds(1_796_083_200).AddSeconds(seconds),
        Value = value,
    };
}
