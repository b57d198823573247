using Psi.Measures.Sources.Values;

namespace Psi.Measures.Tests.Sources.Values;

/// <summary>What is understood of values as JSON, one a line.</summary>
public sealed class ValuesNdjsonReaderTests
{
    private const string Good =
        """
        {"measure":"availability","at":"2026-11-30T00:00:00Z","from":"2026-11-01T00:00:00Z","value":99.5,"of":100,"product":"shop","x":[1]}

        {"measure":"usage","at":"2026-11-30","from":null,"value":"-1.5e3","repository":"github.com/acme/shop"}
        """;

    private static readonly ValuesNdjsonReader Reader = new();

    [Fact]
    public void A_line_may_name_its_series()
    {
        var value = Assert.Single(
            ReadRecords.Of(Reader, """{"measure":"usage","at":"2026-11-30","value":1,"series":"pod a"}""").Values);

        Assert.Equal("pod a", value.Series);
    }

    [Fact]
    public void Each_line_is_a_value_and_blank_ones_are_not()
    {
        var read = ReadRecords.Of(Reader, Good);

        Assert.Equal(
            [
                new MeasuredValue { Measure = "availability", Product = "shop", At = Day(30), From = Day(1), Value = 99.5, Of = 100 },
                new MeasuredValue { Measure = "usage", Repository = "github.com/acme/shop", At = Day(30), Value = -1_500 },
            ],
            read.Values);
    }

    [Fact]
    public void The_sources_file_names_properties_and_fills_what_is_missing()
    {
        var read = ReadRecords.Of(
            Reader,
            """{"time":"2026-11-30","good":1,"app":"shop"}""",
            ReadRecords.Entry with
            {
                Measure = "availability",
                Product = "till",
                Repository = "github.com/acme/till",
                Columns = new Dictionary<string, string> { ["at"] = "time", ["value"] = "good", ["product"] = "app" },
            });

        Assert.Equal(
            [
                new MeasuredValue
                {
                    Measure = "availability", Product = "shop", Repository = "github.com/acme/till", At = Day(30), Value = 1,
                },
            ],
            read.Values);
    }

    [Theory]
    [InlineData("[]", "line 2: $: expected an object, found a list")]
    [InlineData("""{"measure":"m","value":1}""", "line 2: $: 'at' is missing")]
    [InlineData("""{"measure":"m","at":"","value":1}""", "line 2: $.at: the time is empty")]
    [InlineData("""{"measure":"m","at":1,"value":1}""", "line 2: $.at: expected a text, found a number")]
    [InlineData("""{"measure":"m","at":"2026-11-30"}""", "line 2: $: 'value' is missing")]
    [InlineData("""{"measure":"m","at":"2026-11-30","value":true}""", "line 2: $.value: expected a finite number, found true or false")]
    [InlineData("""{"measure":"m","at":"2026-11-30","value":1e999}""", "line 2: $.value: expected a finite number, found a number")]
    [InlineData("""{"measure":"m","at":"2026-11-30","value":1,"of":-1}""", "line 2: 'of' is negative, and nothing is a share of that")]
    [InlineData(
        """{"measure":"m","at":"2026-11-30","from":"2026-12-01","value":1}""",
        "line 2: the time of the value ends ('at') before it begins ('from')")]
    [InlineData(
        """{"at":"2026-11-30","value":1}""",
        "line 2: $: nothing says which measure the values are of; give these files a measure in the sources file")]
    [InlineData("""{"\ud800":1}""", "line 2: a name is no valid Unicode")]
    public void A_line_that_can_not_be_right_is_refused(string line, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, $"\n{line}\n"));

    [Theory]
    [InlineData("{")]
    [InlineData("""{"value":1,"value":2}""")]
    [InlineData("""{"value":NaN}""")]
    [InlineData("""{} {}""")]
    public void A_line_that_is_no_JSON_is_refused(string line) => Assert.StartsWith(
        "line 2: this is no valid JSON (", ReadRecords.Refusal(Reader, $"\n{line}\n"), StringComparison.Ordinal);

    [Fact]
    public void A_line_of_more_than_a_mebibyte_is_refused() => Assert.Equal(
        "line 2: this line is longer than 1 MiB",
        ReadRecords.Refusal(
            Reader, $$"""{{"\n"}}{"measure":"m","at":"2026-11-30","value":1,"x":"{{new string('x', 1024 * 1024)}}"}{{"\n"}}"""));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);
}
