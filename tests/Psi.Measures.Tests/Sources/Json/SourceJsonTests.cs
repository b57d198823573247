using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Tests.Sources.Json;

/// <summary>Parts of a JSON file, found while it is read from its beginning to its end.</summary>
public sealed class SourceJsonTests
{
    [Fact]
    public void Parts_come_in_their_order_with_their_places() => Assert.Equal(
        [
            "1: runs[0].tool = {\"name\":\"A\"} (0)",
            "0: runs[0].results[0] = 1 (0, 0)",
            "0: runs[0].results[1] = {\"b\":[2]} (0, 1)",
            "0: runs[1].results[0] = \"x\" (1, 0)",
        ],
        Parts(
            """
            { "other": { "results": [ 9 ] }, "runs": [
                { "tool": {"name":"A"}, "results": [ 1, {"b":[2]} ] },
                { "results": [ "x" ], "more": [[[]]] } ], "version": "2" }
            """,
            "runs[].results[]",
            "runs[].tool"));

    [Fact]
    public void What_is_asked_for_and_missing_or_null_gives_nothing() =>
        Assert.Empty(Parts("""{ "runs": [ {}, { "results": null }, null ] }""", "runs[].results[]"));

    [Theory]
    [InlineData("""{ "runs": { "results": [ 1 ] } }""", "runs: expected a list, found an object")]
    [InlineData("""{ "runs": [ { "results": {} } ] }""", "runs[0].results: expected a list, found an object")]
    [InlineData("""{ "runs": [ [] ] }""", "runs[0]: expected an object, found a list")]
    [InlineData("""{ "runs": 1 }""", "runs: expected a list, found a number")]
    [InlineData("[]", "$: expected an object, found a list")]
    public void Something_else_in_its_place_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<SourceFormatException>(() => Parts(text, "runs[].results[]")).Message);

    [Fact]
    public void The_whole_is_a_part() => Assert.Equal(["0: $ = [1] ()"], Parts("[1]", ""));

    [Fact]
    public void Items_of_a_list_at_the_root_are_parts() => Assert.Equal(["0: [0] = 1 (0)", "0: [1] = {} (1)"], Parts("[1,{}]", "[]"));

    [Theory]
    [InlineData(60_000)]
    [InlineData(70_000)]
    [InlineData(300_000)]
    public void A_part_may_be_longer_than_what_is_read_at_once(int length)
    {
        var text = new string('x', length);
        var parts = Parts($$"""{ "before": "{{new string('y', 65_000)}}", "a": [ "{{text}}", 2, "{{text}}" ] }""", "a[]");
        Assert.Equal([$"0: a[0] = \"{text}\" (0)", "0: a[1] = 2 (1)", $"0: a[2] = \"{text}\" (2)"], parts);
    }

    [Fact]
    public void Many_parts_are_read_one_by_one()
    {
        var count = 0;
        SourceJson.Read(File($"[{string.Join(',', Enumerable.Range(0, 100_000))}]"), ["[]"], part =>
            Assert.Equal(count++, (int)part.Value.Number()));
        Assert.Equal(100_000, count);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("""{"a":["ü"]}""")];
        var parts = new List<string>();
        SourceJson.Read(new SourceFile("f", ReadRecords.Entry, () => new MemoryStream(bytes)), ["a[]"], part =>
            parts.Add(part.Value.Text()));
        Assert.Equal(["ü"], parts);
    }

    [Theory]
    [InlineData("", "expected JSON, and the file is empty", null)]
    [InlineData("{\n\"runs\": [\n{ \"results\": [ 1, ] } ] }", null, null)]
    [InlineData("{\n\"runs\": [\n{ \"results\": [ 1 2 ] } ] }", "runs[0].results[0]: this is no valid JSON", 3L)]
    [InlineData("{ \"runs\": [ { \"results\": [ 1 ], \"results\": [ 2 ] } ] }", "runs[0].results: the name is there twice in one object",
        1L)]
    [InlineData("{\n\"runs\": [\n{ \"results\": [\n{ \"a\": 1, \"a\": 2 } ] } ] }", "runs[0].results[0]: this is no valid JSON", 1L)]
    [InlineData("{ \"runs\": [ {", "runs[0]: this is no valid JSON", 1L)]
    [InlineData("{} {}", "this is no valid JSON", 1L)]
    public void What_is_wrong_has_its_place(string text, string? problem, long? line)
    {
        var refusal = Record.Exception(() => Parts(text, "runs[].results[]"));
        if (problem is null)
        {
            Assert.Null(refusal);
            return;
        }

        var refused = Assert.IsType<SourceFormatException>(refusal);
        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
        Assert.Equal(line, refused.Line);
    }

    [Fact]
    public void A_mistake_of_a_reader_gets_the_line_of_its_part()
    {
        var file = File("{ \"runs\": [\n  { \"results\": [ 1,\n\n  \"no number\" ] } ] }");
        var refusal = Assert.Throws<SourceFormatException>(() =>
            SourceJson.Read(file, ["runs[].results[]"], part => part.Value.Number()));
        Assert.Equal("runs[0].results[1]: 'no number' is no number; expected one as in 1234.5, without separators of thousands",
            refusal.Message);
        Assert.Equal(4, refusal.Line);
    }

    [Theory]
    [InlineData("""{"runs":[{"results":[{"\\ud800":1}]}]}""")]
    [InlineData("""{"\\ud800":1}""")]
    [InlineData("""{"runs":[{"\\ud800":1}]}""")]
    public void Half_a_surrogate_pair_is_no_name(string text)
    {
        var refusal = Record.Exception(() => Parts(text.Replace("\\\\", "\\", StringComparison.Ordinal), "runs[].results[]"));
        Assert.True(refusal is null or SourceFormatException, refusal?.ToString());
    }

    [Fact]
    public void Too_deep_a_file_is_refused()
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Parts(new string('[', 1_000), ""));
        Assert.Contains("this is no valid JSON", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        var refusal = Assert.Throws<SourceFormatException>(() =>
            SourceJson.Read(File("""{"a":"\ud800"}"""), [""], part => part.Value.Text("a")));
        Assert.Equal("$.a: the text is no valid Unicode", refusal.Message);
    }

    private static List<string> Parts(string text, params string[] paths)
    {
        var parts = new List<string>();
        SourceJson.Read(
            File(text),
            paths,
            part => parts.Add($"{part.Which}: {part.Value.At} = {part.Value.Element.GetRawText()} ({string.Join(", ", part.Indexes)})"));
        return parts;
    }

    private static SourceFile File(string text) =>
        new("file.json", ReadRecords.Entry, () => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false));
}
