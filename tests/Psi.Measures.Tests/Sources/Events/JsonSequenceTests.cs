using System.Globalization;
using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class JsonSequenceTests
{
    [Theory]
    [InlineData("""{"id":1}""", "$ 1")]
    [InlineData("""{"id":1} {"id":2}""", "$ 1, $ 2")]
    [InlineData("{\"id\":1}\r\n\r\n{\"id\":2}\r\n", "$ 1, $ 2")]
    [InlineData("""[{"id":1},{"id":2}]""", "[0] 1, [1] 2")]
    [InlineData("""[{"id":1},{"id":2}][{"id":3}]""", "[0] 1, [1] 2, [0] 3")]
    [InlineData("""[[{"id":1},{"id":2}],[],[{"id":3}]]""", "[0][0] 1, [0][1] 2, [2][0] 3")]
    [InlineData("""[{"id":[[{"id":9}]]}]""", "[0] [[{\"id\":9}]]")]
    [InlineData("[]", "")]
    [InlineData("[[],[]]", "")]
    public void Objects_are_read_however_pages_were_put_together(string text, string found) =>
        Assert.Equal(found, string.Join(", ", Read(text)));

    [Theory]
    [InlineData("", "expected JSON, and the file is empty")]
    [InlineData("[\n1]", "line 2: expected a list of objects, or objects one after the other")]
    [InlineData("\"text\"", "line 1: expected a list of objects, or objects one after the other")]
    [InlineData("[[\n[{}]]]", "line 2: expected a list of objects, or objects one after the other")]
    [InlineData("[\n{\"id\":1},\n{\"ID\":2}\n]", "line 3: [1]: 'id' is missing")]
    public void Something_else_is_refused_with_its_line(string text, string refusal) => Assert.Equal(refusal, Refusal(text));

    [Theory]
    [InlineData("[{\"id\":1},\n{\"id\":2", 2)]
    [InlineData("[{\"id\":1}\n}", 2)]
    [InlineData("[\n{\"id\":1,\n\"id\":2}]", 2)]
    [InlineData("{\"id\":1}\n<html>", 2)]
    public void What_is_no_JSON_is_refused_with_its_line(string text, int line) =>
        Assert.StartsWith($"line {line}: this is no valid JSON (", Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_file_may_be_much_longer_than_the_buffer_and_so_may_an_object()
    {
        var text = new StringBuilder("[\n");
        for (var number = 0; number < 20_000; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\":{number},\"text\":\"{new string('x', number % 50)}\"}},\n");
        }

        text.Append("{\"id\":20000,\"text\":\"").Append('y', 500_000).Append("\"},\n{\"id\":20001}");
        var found = Read($"{text}]").ToList();
        Assert.Equal(20_002, found.Count);
        Assert.Equal("[20001] 20001", found[^1]);
        text.Replace("\"id\":20001", "");
        Assert.Equal("line 20003: [20001]: 'id' is missing", Refusal($"{text}]"));
    }

    private static List<string> Read(string text)
    {
        var found = new List<string>();
        JsonSequence.Read(File(text), value => found.Add($"{value.At} {value.Required("id").Element.GetRawText()}"));
        return found;
    }

    private static string Refusal(string text)
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Read(text));
        return refusal.Line is { } line ? $"line {line}: {refusal.Message}" : refusal.Message;
    }

    private static SourceFile File(string text) =>
        new("file", ReadRecords.Entry, () => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false));
}
