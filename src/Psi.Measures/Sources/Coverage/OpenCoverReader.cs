using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Reads the XML of OpenCover, which coverlet and AltCover also write.</summary>
internal sealed class OpenCoverReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "opencover";

    /// <inheritdoc/>
    public string Title => "OpenCover XML, as OpenCover, coverlet and AltCover write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("CoverageSession");
        var lines = new StatementLines(records);
        // Numbers of files count within their module, and the method names a file for points that don't.
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var (method, methodFile) = ("", (string?)null);
        while (xml.ReadElement())
        {
            switch (xml.Name)
            {
                case "Module":
                    files.Clear();
                    if (xml["skippedDueTo"] is not null)
                    {
                        records.PassOver("modules that were not measured");
                    }

                    break;
                case "File":
                    AddFile(xml, files);
                    break;
                case "Method":
                    (method, methodFile) = ("", null);
                    break;
                case "Name":
                    method = xml.Text();
                    break;
                case "FileRef":
                    methodFile = xml.Required("uid");
                    break;
                case "SequencePoint" or "BranchPoint":
                    if (FileOf(xml, files, methodFile) is not { } path)
                    {
                        records.PassOver("code that belongs to no file");
                    }
                    else if (xml.Name == "SequencePoint")
                    {
                        TakeStatement(xml, path, lines, records);
                    }
                    else
                    {
                        TakeBranch(xml, path, method, records);
                    }

                    break;
            }
        }
    }

    private static void AddFile(SourceXml xml, Dictionary<string, string> files)
    {
        var path = SourceText.Path(SourceText.Name(xml.Required("fullPath"), "the file", "<File fullPath>", xml.Line));
        if (!files.TryAdd(xml.Required("uid"), path))
        {
            throw xml.Wrong("two files of one module have the same uid");
        }
    }

    // Null for code that a compiler made of no file; its number is 0 then.
    private static string? FileOf(SourceXml xml, Dictionary<string, string> files, string? methodFile) =>
        (xml["fileid"] ?? methodFile) is not { } id || id == "0" ? null
        : files.TryGetValue(id, out var path) ? path
        : throw xml.Wrong($"there is no file '{Psi.Policy.DisplayText.OneLine(id, 60)}' in this module");

    private static void TakeStatement(SourceXml xml, string file, StatementLines lines, ISourceRecords records)
    {
        var hits = xml.Count("vc");
        if (CodeLine.Of(xml.Required("sl"), "<SequencePoint sl>", xml.Line) is not { } first)
        {
            records.PassOver(CodeLine.Hidden);
            return;
        }

        var last = xml["el"] is { } text ? CodeLine.Of(text, "<SequencePoint el>", xml.Line) : null;
        lines.Add(file, first, last, hits, xml.Line);
    }

    private static void TakeBranch(SourceXml xml, string file, string method, ISourceRecords records)
    {
        var hits = xml.Count("vc");
        var end = xml["offsetend"] is null ? (long?)null : xml.Count("offsetend");
        var ordinal = xml["ordinal"] is null ? (long?)null : xml.Count("ordinal");
        var id = BranchName.Of(method, xml.Count("offset"), end, xml.Count("path"), ordinal);
        if (xml["sl"] is { } text && CodeLine.Of(text, "<BranchPoint sl>", xml.Line) is { } number)
        {
            records.Add(new CoveredBranch(file, number, id, hits > 0 ? 1 : 0, Total: 1));
        }
        else
        {
            records.PassOver(CodeLine.Hidden);
        }
    }
}
