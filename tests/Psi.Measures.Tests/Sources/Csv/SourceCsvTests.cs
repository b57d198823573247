using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Csv;

namespace Psi.Measures.Tests.Sources.Csv;

/// <summary>CSV as other tools export it.</summary>
public sealed class SourceCsvTests
{
    private static readonly SourceEntry Mapped = ReadRecords.Entry with
    {
        Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["id"] = "Issue Key" },
    };

    [Theory]
    [InlineData("Issue key,Summary\nA-1,\"one, \"\"two\"\"\nthree\"\nA-2,\n")]
    [InlineData("Issue key;Summary\r\nA-1;\"one, \"\"two\"\"\nthree\"\r\nA-2;\r\n")]
    [InlineData("\ufeffIssue key\tSummary\nA-1\t\"one, \"\"two\"\"\nthree\"\nA-2\t\n")]
    public void Rows_are_read_by_our_field_or_the_column(string text) => Assert.Equal(
        ["2: A-1 = one, \"two\"\nthree", "4: A-2 = (nothing)"],
        Rows(text, Mapped, row => $"{row.Line}: {row["id"]} = {row["Summary"] ?? "(nothing)"}"));

    [Fact]
    public void Columns_that_are_there_twice_do_no_harm_unless_they_are_asked_for()
    {
        const string text = "id,Labels,Labels\n1,a,b\n";
        Assert.Equal(["1 a b"], Rows(text, ReadRecords.Entry, row => $"{row["id"]} {row["Labels"]} {row["labels 2"]}"));
        Assert.Equal(
            "line 1: the column 'labels' stands twice in the header",
            Refusal(text, ReadRecords.Entry with
            { Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["x"] = "labels" } }));
    }

    [Theory]
    [InlineData("", "expected a header with the names of the columns, and the file is empty")]
    [InlineData("a,b\n1,2\n", "line 1: there is no column 'Issue Key', which the sources file gives for 'id'; there are: a, b")]
    [InlineData("Issue key,b\n1,2,3\n", "line 2: this is no valid CSV*")]
    [InlineData("Issue key,b\n1,\"2\n", "line 2: this is no valid CSV*")]
    [InlineData("Issue key,b\n1,2\"3\n", "line 2: this is no valid CSV*")]
    public void What_is_wrong_has_its_line(string text, string refusal)
    {
        var said = Refusal(text, Mapped);
        if (refusal.EndsWith('*'))
        {
            Assert.StartsWith(refusal[..^1], said, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(refusal, said);
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var file = new SourceFile("f.csv", ReadRecords.Entry, () => new MemoryStream([.. "id\n"u8, 0xE9, 0x0A]));
        var refusal = Assert.Throws<SourceFormatException>(() => SourceCsv.Read(file, _ => { }));
        Assert.Equal((2, "this row is no UTF-8; save the file as UTF-8, or as UTF-16 with a byte-order mark"), (refusal.Line,
            refusal.Message));
    }

    [Fact]
    public void A_field_that_has_to_be_there_is_missed_with_its_line()
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Rows("id,at\n1,2\n2,\n", ReadRecords.Entry, row => row.Required("at")));
        Assert.Equal((3, "at: nothing is in this column"), (refusal.Line, refusal.Message));
        refusal = Assert.Throws<SourceFormatException>(() => Rows("id\n1\n", ReadRecords.Entry, row => row.Required("at")));
        Assert.Equal("at: there is no such column; name the one it is in under 'columns' in the sources file", refusal.Message);
    }

    private static string Refusal(string text, SourceEntry entry)
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Rows(text, entry, _ => ""));
        return refusal.Line is { } line ? $"line {line}: {refusal.Message}" : refusal.Message;
    }

    private static List<string> Rows(string text, SourceEntry entry, Func<CsvFields, string> read)
    {
        var rows = new List<string>();
        SourceCsv.Read(
            new SourceFile("f.csv", entry, () => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)), row =>
                rows.Add(read(row)));
        return rows;
    }
}
