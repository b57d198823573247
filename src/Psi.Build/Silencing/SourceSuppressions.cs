using System.Text.RegularExpressions;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Finds the line of a source file that suppresses a finding. The compiler has already logged that the finding is suppressed and by what
/// kind of construct; this only searches the text for the line that people can click on.
/// </summary>
internal sealed class SourceSuppressions
{
    private const int MaximumLength = 16 * 1024 * 1024;

    // The arguments of an attribute may be on several lines.
    private const int AttributeLength = 400;

    private static readonly Regex Pragma = new(@"^\s*#\s*pragma\s+warning\s+disable\b(?<ids>[^/]*)", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<string> _sources;
    private readonly ShownPaths _paths;
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    /// <param name="sources">The compile's source files, absolute.</param>
    /// <param name="paths">How files are shown.</param>
    public SourceSuppressions(IReadOnlyList<string> sources, ShownPaths paths) => (_sources, _paths) = (sources, paths);

    /// <summary>What suppresses a finding and where; the location of the finding when the line isn't found.</summary>
    public (string How, FileLocation At) Find(LoggedResult result) => result.SuppressedBy switch
    {
        LoggedResult.Pragma => ("a #pragma warning disable hides a finding", FindPragma(result) ?? result.At),
        LoggedResult.Attribute => ("a SuppressMessage attribute hides a finding", FindAttribute(result) ?? result.At),
        { Length: > 0 } other => ($"a suppressor of an analyzer package hides a finding ({other})", result.At),
        _ => ("the source suppresses a finding", result.At),
    };

    private FileLocation? FindPragma(LoggedResult result)
    {
        var lines = Lines(_paths.Absolute(result.At.Path));
        for (var index = Math.Min(result.At.Line, lines.Length) - 1; index >= 0; index--)
        {
            var pragma = Pragma.Match(lines[index]);
            if (pragma.Success && (pragma.Groups["ids"].Value.Trim().Length == 0 || Names(pragma.Groups["ids"].Value, result.RuleId)))
            {
                return Place(result.At.Path, lines, index);
            }
        }

        return null;
    }

    // The nearest one above the finding, else one for the whole assembly in any file.
    private FileLocation? FindAttribute(LoggedResult result)
    {
        var lines = Lines(_paths.Absolute(result.At.Path));
        for (var index = Math.Min(result.At.Line, lines.Length) - 1; index >= 0; index--)
        {
            if (IsAttribute(lines, index, result.RuleId))
            {
                return Place(result.At.Path, lines, index);
            }
        }

        foreach (var source in _sources.OrderByDescending(IsCustomary).ThenBy(source => source, StringComparer.Ordinal))
        {
            var others = Lines(source);
            var found = Array.FindIndex(others, line => line.Contains("assembly") || line.Contains("module"));
            for (var index = Math.Max(found, 0); found >= 0 && index < others.Length; index++)
            {
                if (IsAttribute(others, index, result.RuleId))
                {
                    return Place(_paths.Show(source), others, index);
                }
            }
        }

        return null;
    }

    private static bool IsCustomary(string source) =>
        Path.GetFileName(source).StartsWith("GlobalSuppressions", StringComparison.OrdinalIgnoreCase);

    private static bool IsAttribute(string[] lines, int index, string ruleId)
    {
        var start = lines[index].IndexOf("SuppressMessage", StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var text = lines[index].Substring(start);
        for (var next = index + 1; next < lines.Length && text.Length < AttributeLength && !text.Contains("]"); next++)
        {
            text += "\n" + lines[next];
        }

        return Names(text, ruleId);
    }

    private static bool Names(string text, string ruleId)
    {
        for (var at = text.IndexOf(ruleId, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ruleId, at + 1, StringComparison.Ordinal))
        {
            var end = at + ruleId.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static FileLocation Place(string path, string[] lines, int index) =>
        new(path, index + 1, lines[index].Length - lines[index].TrimStart().Length + 1);

    private string[] Lines(string file)
    {
        if (_lines.TryGetValue(file, out var known))
        {
            return known;
        }

        var lines = FileContent.TryRead(file, MaximumLength, out var content, out _) ? Utf8Text.Decode(content).Split('\n') : [];
        return _lines[file] = lines;
    }
}
