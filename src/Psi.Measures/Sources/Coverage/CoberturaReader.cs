using System.Text.RegularExpressions;
using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Reads the XML that Cobertura began with and that most coverage tools can write.</summary>
internal sealed partial class CoberturaReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "cobertura";

    /// <inheritdoc/>
    public string Title => "Cobertura XML, as coverlet, dotnet-coverage and many others write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("coverage");
        var sources = new List<string>();
        CoberturaClass? current = null;
        var methodDepth = int.MaxValue;
        while (xml.ReadElementOrEnd())
        {
            if (current is not null && xml.Depth <= current.Depth)
            {
                current.Finish(records);
                current = null;
            }

            methodDepth = xml.Depth <= methodDepth ? int.MaxValue : methodDepth;
            if (xml.IsEnd)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "source" when current is null:
                    sources.Add(SourceText.Path(xml.Text().Trim()));
                    break;
                case "class":
                    current = new CoberturaClass(FileName(xml, sources), xml.Depth);
                    break;
                case "method" when current is not null:
                    methodDepth = xml.Depth;
                    break;
                case "line" when current is not null:
                    Take(xml, current, methodDepth != int.MaxValue, records);
                    break;
            }
        }

        current?.Finish(records);
    }

    private static void Take(SourceXml xml, CoberturaClass current, bool isInMethod, ISourceRecords records)
    {
        var hits = xml.Count("hits");
        if (CodeLine.Of(xml.Required("number"), "<line number>", xml.Line) is not { } number)
        {
            records.PassOver(CodeLine.Hidden);
            return;
        }

        CoveredBranch? branches = null;
        if (xml["condition-coverage"] is { } share)
        {
            branches = Branches(current.File, number, share, xml.Line);
        }

        // Some tools write the share of a line without branches too; such as 100% (0/0).
        var isUncounted = branches is null && string.Equals(xml["branch"], "true", StringComparison.OrdinalIgnoreCase);
        var line = new CoveredLine(current.File, number, hits);
        current.Add(new(line, branches is { Total: > 0 } ? branches : null, isUncounted), isInMethod);
    }

    private static CoveredBranch? Branches(string file, int number, string share, long line)
    {
        const string at = "<line condition-coverage>";
        var match = Share().Match(share);
        if (!match.Success)
        {
            throw new SourceFormatException(
                $"expected a share as in 50% (1/2), found '{Psi.Policy.DisplayText.OneLine(share, 60)}'", at, line);
        }

        if (!match.Groups["total"].Success)
        {
            return null;
        }

        // A line has no more branches than a file has lines.
        var (covered, total) = (
            SourceNumber.Line(match.Groups["covered"].Value, at, line),
            SourceNumber.Line(match.Groups["total"].Value, at, line));
        return covered <= total
            ? new CoveredBranch(file, number, Id: null, covered, total)
            : throw new SourceFormatException($"{covered} of {total} branches can't be covered", at, line);
    }

    private static string FileName(SourceXml xml, List<string> sources)
    {
        const string at = "<class filename>";
        var name = SourceText.Path(SourceText.Name(xml.Required("filename"), "the file", at, xml.Line));
        var isRooted = name.StartsWith('/') || Rooted().IsMatch(name);
        return isRooted || sources is not [{ Length: > 0 } source] || source == "."
            ? name
            : SourceText.Name($"{source.TrimEnd('/')}/{name}", "the file", at, xml.Line);
    }

    [GeneratedRegex(@"^\s*[\d.]+\s*%\s*(\(\s*(?<covered>\d+)\s*/\s*(?<total>\d+)\s*\))?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Share();

    // A drive, or an address as source link gives it.
    [GeneratedRegex("^([A-Za-z]:/|[A-Za-z][A-Za-z0-9+.-]*://)")]
    private static partial Regex Rooted();
}
