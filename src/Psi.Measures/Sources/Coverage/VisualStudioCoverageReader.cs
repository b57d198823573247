using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Reads the XML of Visual Studio's code coverage and of the tool dotnet-coverage. It knows lines and no branches.</summary>
internal sealed class VisualStudioCoverageReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "vs-coverage-xml";

    /// <inheritdoc/>
    public string Title => "XML of Visual Studio's code coverage and dotnet-coverage";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("results");
        var lines = new StatementLines(records);
        // A module names its files after the code, so its code waits here.
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var ranges = new List<CodeRange>();
        while (xml.ReadElement())
        {
            switch (xml.Name)
            {
                case "module":
                    Finish(files, ranges, lines);
                    break;
                case "range":
                    TakeRange(xml, ranges, records);
                    break;
                case "source_file":
                    var path = SourceText.Name(xml.Required("path"), "the file", "<source_file path>", xml.Line);
                    if (!files.TryAdd(xml.Required("id"), SourceText.Path(path)))
                    {
                        throw xml.Wrong("two files of one module have the same id");
                    }

                    break;
                case "skipped_module":
                    records.PassOver("modules that were not measured");
                    break;
                case "skipped_function":
                    records.PassOver("functions that were not measured");
                    break;
            }
        }

        Finish(files, ranges, lines);
    }

    private static void TakeRange(SourceXml xml, List<CodeRange> ranges, ISourceRecords records)
    {
        // Of a range that is covered in part, some code of its lines ran.
        var hits = xml.Required("covered") switch
        {
            "yes" or "partial" => 1,
            "no" => 0,
            var other => throw xml.Wrong(
                $"expected covered to be yes, partial or no, found '{Psi.Policy.DisplayText.OneLine(other, 60)}'"),
        };
        var source = xml.Required("source_id");
        if (CodeLine.Of(xml.Required("start_line"), "<range start_line>", xml.Line) is { } first)
        {
            var last = CodeLine.Of(xml.Required("end_line"), "<range end_line>", xml.Line);
            ranges.Add(new CodeRange(source, first, last, hits, xml.Line));
        }
        else
        {
            records.PassOver(CodeLine.Hidden);
        }
    }

    private static void Finish(Dictionary<string, string> files, List<CodeRange> ranges, StatementLines lines)
    {
        foreach (var range in ranges)
        {
            if (!files.TryGetValue(range.Source, out var file))
            {
                throw new SourceFormatException(
                    $"there is no source file '{Psi.Policy.DisplayText.OneLine(range.Source, 60)}' in this module", "<range>", range.Line);
            }

            lines.Add(file, range.First, range.Last, range.Hits, range.Line);
        }

        files.Clear();
        ranges.Clear();
    }

    private readonly record struct CodeRange(string Source, int First, int? Last, int Hits, int Line);
}
