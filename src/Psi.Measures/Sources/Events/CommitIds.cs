using System.Text.RegularExpressions;
using Psi.Policy;

namespace Psi.Measures.Sources.Events;

/// <summary>Ids of commits: all digits of SHA-1 or SHA-256, in lower case.</summary>
internal static partial class CommitIds
{
    /// <summary>A full id.</summary>
    /// <exception cref="SourceFormatException">It is something else, such as an abbreviation or a branch.</exception>
    public static string Full(string text, string? at = null, long? line = null) =>
        FullOrNull(text) ?? throw new SourceFormatException(
            $"'{DisplayText.OneLine(text, 60)}' is no full id of a commit; expected its 40 or 64 hex digits", at, line);

    /// <summary>Those of the texts that are full ids, each once; branches, tags and numbers of builds are left out.</summary>
    public static IReadOnlyList<string> Among(params IEnumerable<string?> texts) =>
        [.. texts.Select(FullOrNull).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? FullOrNull(string? text) =>
        text?.Trim() is { Length: 40 or 64 } id && HexDigits().IsMatch(id) ? id.ToLowerInvariant() : null;

    [GeneratedRegex("^[0-9A-Fa-f]+$", RegexOptions.CultureInvariant)]
    private static partial Regex HexDigits();
}
