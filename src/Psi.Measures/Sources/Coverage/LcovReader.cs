using System.Text.RegularExpressions;
using Psi.Measures.Sources.Lines;
using Psi.Policy;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Reads tracefiles of LCOV, which tools of most languages can write.</summary>
internal sealed partial class LcovReader : ISourceReader
{
    private const string End = "end_of_record";

    /// <inheritdoc/>
    public string Kind => "lcov";

    /// <inheritdoc/>
    public string Title => "LCOV tracefile, as geninfo, llvm-cov, coverlet and many others write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        string? source = null;
        var hasSources = false;
        foreach (var line in SourceLines.Of(file))
        {
            var text = line.Text.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var name = text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? text[..colon] : text;
            var value = text[Math.Min(name.Length + 1, text.Length)..];
            switch (name)
            {
                case "SF":
                    source = source is null
                        ? SourceText.Path(SourceText.Name(value, "the file", "SF", line.Number))
                        : throw new SourceFormatException($"the record before has no {End}", "SF", line.Number);
                    hasSources = true;
                    break;
                case "DA":
                    TakeLine(In(source, name, line), value, line.Number, records);
                    break;
                case "BRDA":
                    TakeBranch(In(source, name, line), value, line.Number, records);
                    break;
                case End when text == End:
                    source = null;
                    break;
                case "MCDC":
                    records.PassOver("conditions of MC/DC coverage");
                    break;
                // Functions, and sums of what the other lines tell one by one.
                case "TN" or "VER" or "FN" or "FNDA" or "FNL" or "FNA" or "FNF" or "FNH" or "BRF" or "BRH":
                case "MCF" or "MCH" or "LF" or "LH":
                    break;
                default:
                    throw new SourceFormatException(
                        $"an LCOV tracefile has no line such as '{DisplayText.OneLine(text, 60)}'", at: null, line.Number);
            }
        }

        if (source is not null)
        {
            throw new SourceFormatException($"the last record has no {End}, so the file may be cut off");
        }

        if (!hasSources)
        {
            throw new SourceFormatException("expected an LCOV tracefile, and no line begins with SF:");
        }
    }

    private static string In(string? source, string name, SourceLine line) =>
        source ?? throw new SourceFormatException("no line with SF: comes before it", name, line.Number);

    private static void TakeLine(string source, string value, long at, ISourceRecords records)
    {
        if (value.Split(',', 3) is not [var number, var hits, ..])
        {
            throw new SourceFormatException("expected a line and how often it ran", "DA", at);
        }

        var count = SourceNumber.Count(hits, "DA", at);
        if (CodeLine.Of(number, "DA", at) is { } line)
        {
            records.Add(new CoveredLine(source, line, count));
        }
        else
        {
            records.PassOver(CodeLine.Hidden);
        }
    }

    private static void TakeBranch(string source, string value, long at, ISourceRecords records)
    {
        // The branch may be an expression with commas in it.
        var match = Branch().Match(value);
        if (!match.Success)
        {
            throw new SourceFormatException("expected a line, a block, a branch and how often it was taken", "BRDA", at);
        }

        var taken = match.Groups["taken"].Value;
        var hits = taken == "-" ? 0 : SourceNumber.Count(taken, "BRDA", at);
        if (CodeLine.Of(match.Groups["line"].Value, "BRDA", at) is not { } line)
        {
            records.PassOver(CodeLine.Hidden);
        }
        else if (match.Groups["unreachable"].Success)
        {
            records.PassOver("branches that are marked as unreachable");
        }
        else
        {
            var id = Id(match.Groups["block"].Value, match.Groups["branch"].Value.Trim());
            records.Add(new CoveredBranch(source, line, id, hits > 0 ? 1 : 0, Total: 1));
        }
    }

    // An expression can be of any length, and only has to be told from the others of its line.
    private static string Id(string block, string branch) =>
        branch.Length <= 60 && DisplayText.IsPrintable(branch) ? $"{block},{branch}" : $"{block},{Fingerprint.Of(branch)}";

    [GeneratedRegex(
        @"^\s*(?<line>\d+),\s*[ef]{0,2}(?<unreachable>U)?(?<block>\d+),(?<branch>.+),\s*(?<taken>-|\d+)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Branch();
}
