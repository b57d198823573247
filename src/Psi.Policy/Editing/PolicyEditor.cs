using System.Diagnostics.CodeAnalysis;
using System.Text;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>
/// Changes values of component entries in the text of a policy file and leaves everything else as its author wrote it: comments, order,
/// quotes, braces, line ends.
/// </summary>
public static class PolicyEditor
{
    // The order in which the keys of an entry are written; a new one goes behind those that precede it.
    private static readonly string[] Order = ["purl", "status", "versions", "replacement", "reason"];

    /// <summary>Makes the changes.</summary>
    /// <param name="text">The text of a valid policy file.</param>
    /// <param name="changes">At most one for each entry and key.</param>
    /// <param name="amended">The text with the changes and nothing else changed; reading it again has checked that.</param>
    /// <returns>False when a change is not possible: its entry is not there, or the value to change has several lines.</returns>
    public static bool TryApply(string text, IReadOnlyList<EntryChange> changes, [NotNullWhen(true)] out string? amended)
    {
        amended = null;
        if (Read(text) is not { } root)
        {
            return false;
        }

        var entries = EntriesOf(root).Where(entry => PlaceOf(entry) is not null).ToDictionary(entry => PlaceOf(entry)!.Value);
        var edits = new List<TextEdit>();
        foreach (var change in changes)
        {
            if (!entries.TryGetValue((change.Entry.Line, change.Entry.Column), out var entry)
                || EditFor(text, entry, change) is not { } edit)
            {
                return false;
            }

            edits.Add(edit);
        }

        var result = Apply(text, edits);
        // The file may be written in a way we did not think of: a text is only returned when reading it gives what was meant.
        if (Read(result) is not { } reread || YamlContent.Of(reread) != YamlContent.Of(root, changes))
        {
            return false;
        }

        amended = result;
        return true;
    }

    /// <summary>The line and column that identify a component entry; null when the mapping is not one.</summary>
    internal static (int Line, int Column)? PlaceOf(YamlMapping entry) =>
        Value(entry, "purl")?.Location is { } place ? (place.Line, place.Column) : null;

    private static IEnumerable<YamlMapping> EntriesOf(YamlNode root) =>
        (root as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Value == "components").Value is YamlSequence list
            ? list.Items.OfType<YamlMapping>()
            : [];

    private static YamlScalar? Value(YamlMapping entry, string key) =>
        entry.Entries.FirstOrDefault(pair => pair.Key.Value == key).Value as YamlScalar;

    private static YamlNode? Read(string text)
    {
        var mistakes = 0;
        var root = YamlReader.Read("", text, (_, _) => mistakes++);
        return mistakes == 0 ? root : null;
    }

    private static TextEdit? EditFor(string text, YamlMapping entry, EntryChange change)
    {
        var rank = Array.IndexOf(Order, change.Key);
        if (rank < 0)
        {
            return null;
        }

        if (entry.Entries.Any(pair => pair.Key.Value == change.Key))
        {
            return Value(entry, change.Key) is { } old && IsOnOneLine(text, old)
                ? new TextEdit(old.Start, old.End, rank, WrittenLike(text[old.Start], change.Value))
                : null;
        }

        var before = entry.Entries.LastOrDefault(pair => Array.IndexOf(Order, pair.Key.Value) is var place && place >= 0 && place < rank
            && pair.Value is YamlScalar value && IsOnOneLine(text, value));
        if (before.Key is null)
        {
            return null;
        }

        var line = $"{change.Key}: {Written(change.Value)}";
        var end = ((YamlScalar)before.Value).End;
        if (entry.IsInBraces)
        {
            return new TextEdit(end, end, rank, ", " + line);
        }

        var lineEnd = text.IndexOf('\n', end) is >= 0 and var found ? found : text.Length;
        if (lineEnd > end && lineEnd < text.Length && text[lineEnd - 1] == '\r')
        {
            lineEnd--;
        }

        return new TextEdit(lineEnd, lineEnd, rank, LineEnd(text) + new string(' ', before.Key.Location.Column - 1) + line);
    }

    private static bool IsOnOneLine(string text, YamlScalar value) =>
        value.End > value.Start && text.IndexOf('\n', value.Start, value.End - value.Start) < 0;

    private static string LineEnd(string text) => text.IndexOf('\n') is > 0 and var first && text[first - 1] == '\r' ? "\r\n" : "\n";

    private static string Apply(string text, List<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length + 64 * edits.Count);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Rank))
        {
            result.Append(text, at, Math.Max(0, edit.Start - at)).Append(edit.Replacement);
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string WrittenLike(char first, string value) => first switch
    {
        '\'' => $"'{value.Replace("'", "''")}'",
        '"' => Quoted(value),
        _ => Written(value),
    };

    // Plain where no reader of YAML could take it for anything but this text.
    private static string Written(string value)
    {
        var isPlain = value.Length > 0 && IsLetter(value[0])
            && value.All(letter => IsLetter(letter) || letter is >= '0' and <= '9' or ' ' or '.' or '-' or '_' or '/' or ':' or '%' or ';')
            && value.IndexOf(": ", StringComparison.Ordinal) < 0 && value[value.Length - 1] is not (' ' or ':')
            && value.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off");
        return isPlain ? value : Quoted(value);
    }

    private static bool IsLetter(char character) => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private sealed record TextEdit(int Start, int End, int Rank, string Replacement);
}
