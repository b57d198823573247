using System.Diagnostics.CodeAnalysis;

namespace Psi.Policy;

/// <summary>
/// A path pattern relative to the repository root, with <c>/</c> between segments: <c>*</c> matches any characters of one segment,
/// <c>**</c> for any number of whole segments. Paths compare ignoring case, so that a waiver means the same on every file system.
/// </summary>
public sealed record PathGlob
{
    // Globs come from files of others; matching takes time in proportion to their length.
    private const int MaximumLength = 1024;

    private const int MaximumSegments = 64;

    private readonly string[] _segments;
    private readonly string _text;

    private PathGlob(string text, string[] segments) => (_text, _segments) = (text, segments);

    /// <summary>Reads a glob; absolute paths and <c>..</c> are refused, because a glob can only name files of the repository.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PathGlob? glob)
    {
        var segments = (text ?? "").Length > MaximumLength ? [] : (text ?? "").Replace('\\', '/').Split('/');
        var valid = segments.Length is >= 1 and <= MaximumSegments
            && segments.All(IsName)
            && DisplayText.IsPrintable(text!);
        glob = valid ? new PathGlob(text!, segments) : null;
        return valid;
    }

    private static bool IsName(string segment) =>
        !string.IsNullOrWhiteSpace(segment) && segment is not ("." or "..") && segment.IndexOf(':') < 0;

    /// <summary>Whether the glob names the file.</summary>
    /// <param name="path">Relative to the repository root, with <c>/</c>.</param>
    public bool Matches(string path)
    {
        var segments = path.Split('/');
        // reached[s]: whether the pattern's segments so far can end before segment s. Linear in the product of both lengths.
        var reached = new bool[segments.Length + 1];
        reached[0] = true;
        foreach (var part in _segments)
        {
            var next = new bool[segments.Length + 1];
            if (part == "**")
            {
                next[0] = reached[0];
            }

            for (var s = 0; s < segments.Length; s++)
            {
                next[s + 1] = part == "**"
                    ? next[s] || reached[s + 1]
                    : reached[s] && Wildcard.Matches(part, segments[s], StringComparison.OrdinalIgnoreCase);
            }

            reached = next;
        }

        return reached[segments.Length];
    }

    /// <summary>The glob as it was written.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(PathGlob? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
