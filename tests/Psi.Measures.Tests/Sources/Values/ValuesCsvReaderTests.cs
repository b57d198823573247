using Psi.Measures.Sources.Values;

namespace Psi.Measures.Tests.Sources.Values;

/// <summary>What is understood of values as CSV.</summary>
public sealed class ValuesCsvReaderTests
{
    private const string Good =
        """
        measure,at,from,value,of,product,repository,note
        availability,2026-11-30T00:00:00Z,2026-11-01T00:00:00Z,99.5,100,shop,,good
        usage,2026-11-30,,-1.5e3,,,github.com/acme/shop,"a, b, and quite a bit more that no field of ours is made of, in quotes"
        """;

    private static readonly ValuesCsvReader Reader = new();

    [Fact]
    public void Each_row_is_a_value()
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
    public void Rows_of_two_series_are_two_values()
    {
        var values = ReadRecords.Of(
            Reader, "measure,at,value,series\nusage,2026-11-30,1,a\nusage,2026-11-30,1,b\nusage,2026-11-30,1,a\n").Values;

        Assert.Equal(["a", "b"], values.ToHashSet().Select(value => value.Series));
    }

    [Fact]
    public void The_sources_file_names_columns_and_fills_what_is_missing()
    {
        var read = ReadRecords.Of(
            Reader,
            "Day;Percent;App\n30.11.2026;99.5;shop\n01.11.2026;98;\n",
            ReadRecords.Entry with
            {
                Measure = "availability",
                Product = "till",
                Repository = "github.com/acme/till",
                TimeFormats = ["dd.MM.yyyy"],
                TimeZone = TimeSpan.Zero,
                Columns = Columns(("at", "Day"), ("value", "percent"), ("product", "App")),
            });

        Assert.Equal(
            [
                new MeasuredValue
                {
                    Measure = "availability", Product = "shop", Repository = "github.com/acme/till", At = Day(30), Value = 99.5,
                },
                new MeasuredValue
                {
                    Measure = "availability", Product = "till", Repository = "github.com/acme/till", At = Day(1), Value = 98,
                },
            ],
            read.Values);
    }

    [Theory]
    [InlineData("m,,1,,", "line 2: at: nothing is in this column")]
    [InlineData("m,2026-11-30,,,", "line 2: value: nothing is in this column")]
    [InlineData(",2026-11-30,1,,",
        "line 2: measure: nothing says which measure the values are of; give these files a measure in the sources file")]
    [InlineData("m,2026-11-30,NaN,,", "line 2: value: 'NaN' is no number; expected one as in 1234.5, without separators of thousands")]
    [InlineData("m,2026-11-30,1e999,,", "line 2: value: '1e999' is no number; expected one as in 1234.5, without separators of thousands")]
    [InlineData("m,2026-11-30,1,-1,", "line 2: 'of' is negative, and nothing is a share of that")]
    [InlineData("m,2026-11-30,1,,2026-12-01", "line 2: the time of the value ends ('at') before it begins ('from')")]
    public void A_row_that_can_not_be_right_is_refused(string row, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(Reader, $"measure,at,value,of,from\n{row}\n"));

    [Fact]
    public void A_file_without_the_columns_is_refused() => Assert.Equal(
        "line 2: at: there is no such column; name the one it is in under 'columns' in the sources file",
        ReadRecords.Refusal(Reader, "a,b\n1,2\n"));

    [Fact]
    public void Whatever_is_changed_is_understood_or_refused() => Mutations.AreUnderstoodOrRefused(Reader, Good);

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);

    private static Dictionary<string, string> Columns(params (string Field, string Name)[] columns) =>
        columns.ToDictionary(column => column.Field, column => column.Name, StringComparer.OrdinalIgnoreCase);
}
