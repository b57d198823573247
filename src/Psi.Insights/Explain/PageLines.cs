using System.Text.RegularExpressions;

namespace Psi.Insights.Explain;

/// <summary>A page of Markdown for a terminal: without the marks that only matter to a browser.</summary>
internal static partial class PageLines
{
    private const string Fence = "```";

    /// <summary>The lines. Headings are underlined, code is indented, a table keeps its cells, a link its text.</summary>
    public static IEnumerable<string> Of(string markdown)
    {
        var isCode = false;
        // A link may begin on one line and end on the next.
        var prose = new List<string>();
        foreach (var line in markdown.TrimEnd('\n').Split('\n'))
        {
            var isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (!isFence && !isCode && !line.StartsWith('|') && !line.StartsWith('#') && line.Length > 0)
            {
                prose.Add(line);
                continue;
            }

            foreach (var written in Prose(prose))
            {
                yield return written;
            }

            prose.Clear();
            isCode ^= isFence;
            foreach (var written in isFence ? [] : isCode ? [Indented(line)] : Other(line))
            {
                yield return written;
            }
        }

        foreach (var written in Prose(prose))
        {
            yield return written;
        }
    }

    private static string[] Prose(List<string> lines) => lines.Count == 0 ? [] : Inline(string.Join("\n", lines)).Split('\n');

    private static string Indented(string code) => code.Length == 0 ? "" : $"    {code}";

    private static IEnumerable<string> Other(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            var text = Inline(heading.Groups["text"].Value);
            return [text, new string(heading.Groups["level"].Length == 1 ? '=' : '-', text.Length)];
        }

        return line.Length == 0 ? [""] : Row(line) is { Length: > 0 } row ? [row] : [];
    }

    // A row of dashes or of nothing has nothing to say.
    private static string Row(string line)
    {
        var cells = Cell().Split(line.Trim().Trim('|')).Select(cell => Inline(cell.Trim()).Replace("\\|", "|", StringComparison.Ordinal));
        var row = string.Join(" | ", cells);
        return row.All(character => character is '|' or '-' or ' ' or ':') ? "" : row;
    }

    private static string Inline(string text) =>
        Mark().Replace(text, mark => mark.Groups["text"] is { Success: true, Value: var shown } ? shown : mark.Value);

    [GeneratedRegex("^(?<level>#{1,6}) (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();

    // Links and strong words keep their text. What is in backquotes stays as it is, with them: they tell code from words.
    [GeneratedRegex(@"\[(?<text>(?:`[^`]*`|[^\]`])+)\]\([^)]+\)|`[^`]+`|\*\*(?<text>[^*]+)\*\*")]
    private static partial Regex Mark();
}
