using System.Globalization;
using System.Text.RegularExpressions;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>A warning or an error of a build, as MSBuild prints it.</summary>
internal sealed partial record BuildMessage(string File, int Line, string Severity, string Id, string Text)
{
    /// <summary>Reads a line of a build's output; null when it holds no diagnostic.</summary>
    public static BuildMessage? Parse(string line)
    {
        var match = Pattern().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["line"] is { Success: true, Value: var value } ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
        return new(
            match.Groups["file"].Value.Trim(),
            number,
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["text"].Value.TrimEnd());
    }

    /// <summary>File name, line, severity and id: what a specification names.</summary>
    public string Summary => $"{Path.GetFileName(File)}({Line}): {Severity} {Id}";

    [GeneratedRegex(
        @"^\s*(?:\d+>)?(?<file>[^(:][^(]*?)(?:\((?<line>\d+)(?:,\d+)?\))? ?: "
        + @"(?<severity>error|warning) (?<id>[A-Z]+\d+): (?<text>.*?)(?: \[[^\[\]]+proj\S*\])?\s*$")]
    private static partial Regex Pattern();
}
