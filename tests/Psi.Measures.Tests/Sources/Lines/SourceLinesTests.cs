using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Lines;

namespace Psi.Measures.Tests.Sources.Lines;

/// <summary>How text files are read line by line.</summary>
public sealed class SourceLinesTests
{
    private const int Longest = 1024 * 1024;

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("\n\na\rb\n", new[] { "", "", "a\rb" })]
    [InlineData("\ufeffä\n", new[] { "ä" })]
    public void A_line_ends_with_a_line_feed_or_the_file(string text, string[] lines) =>
        Assert.Equal(lines.Select((line, number) => new SourceLine(line, number + 1)), Lines(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Lines_are_whole_wherever_a_read_of_the_file_ends()
    {
        string[] lines = [.. Enumerable.Range(0, 3_000).Select(number => new string('x', number % 200))];

        Assert.Equal(lines, Lines(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")).Select(line => line.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r\nb")]
    public void A_line_of_a_mebibyte_is_read_and_a_longer_one_refused(string end)
    {
        var longest = new string('x', Longest);

        Assert.Equal(longest, Lines(Encoding.UTF8.GetBytes($"{longest}{end}"))[0].Text);
        var refusal = Assert.Throws<SourceFormatException>(() => Lines(Encoding.UTF8.GetBytes($"a\n{longest}x{end}")));
        Assert.Equal((2, "this line is longer than 1 MiB"), (refusal.Line, refusal.Message));
        refusal = Assert.Throws<SourceFormatException>(() => Lines(Encoding.UTF8.GetBytes($"a\n{longest}{longest}{end}")));
        Assert.Equal(2, refusal.Line);
    }

    [Fact]
    public void A_line_that_is_no_UTF_8_is_refused()
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Lines([(byte)'a', (byte)'\n', 0xFF, (byte)'\n']));

        Assert.Equal(2, refusal.Line);
        Assert.StartsWith("this line is no UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_16_with_its_mark_is_understood() =>
        Assert.Equal([new("ä", 1), new("b", 2)], Lines([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ä\r\nb")]));

    private static List<SourceLine> Lines(byte[] bytes) =>
        [.. SourceLines.Of(new SourceFile("file", ReadRecords.Entry, () => new MemoryStream(bytes, writable: false)))];
}
