using System.Text;
using Psi.Policy.Yaml;

namespace Psi.Policy.Tests.Reading;

public class YamlPositionTests
{
    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var positions = Positions("""
            a: one
            b:
              - two
              -   three
            c: { d: four, e: [five,
              "six"] }
            # a comment
            f: |
              seven
            """);
        Assert.Equal(
            [("a", 1, 1), ("one", 1, 4), ("b", 2, 1), ("two", 3, 5), ("three", 4, 7), ("c", 5, 1), ("d", 5, 6), ("four", 5, 9),
             ("e", 5, 15),
             ("five", 5, 19), ("six", 6, 3), ("f", 8, 1), ("seven", 8, 4)],
            positions);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Line_ends_of_every_system_count_as_one(string lineEnd) =>
        Assert.Equal([("a", 1, 1), ("1", 1, 4), ("b", 3, 1), ("2", 3, 4)], Positions($"a: 1{lineEnd}{lineEnd}b: 2{lineEnd}"));

    [Fact]
    public void A_byte_order_mark_takes_no_column()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a: 1"u8];
        Assert.Equal([("a", 1, 1), ("1", 1, 4)], Positions(Utf8Text.Decode(bytes)));
    }

    [Fact]
    public void Utf16_with_a_byte_order_mark_is_read()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a: ü")];
        Assert.Equal([("a", 1, 1), ("ü", 1, 4)], Positions(Utf8Text.Decode(bytes)));
    }

    [Fact]
    public void A_tab_between_key_and_value_is_one_column() => Assert.Equal([("a", 1, 1), ("1", 1, 5)], Positions("a: \t1"));

    [Fact]
    public void The_values_that_mean_nothing_are_empty_and_the_quoted_words_are_not()
    {
        var root = Assert.IsType<YamlMapping>(YamlReader.Read("f", "a: ~\nb: null\nc:\nd: \"null\"", Unexpected));
        Assert.Equal(["", "", "", "null"], root.Entries.Select(entry => ((YamlScalar)entry.Value).Value));
    }

    private static List<(string Value, int Line, int Column)> Positions(string text) =>
        [
            .. Scalars(YamlReader.Read("f", text, Unexpected)!)
                .Select(scalar => (scalar.Value, scalar.Location.Line, scalar.Location.Column)),
        ];

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Key).Concat(Scalars(entry.Value))),
        _ => throw new InvalidOperationException(),
    };

    private static void Unexpected(FileLocation location, string message) => Assert.Fail($"{location}: {message}");
}
