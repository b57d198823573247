using System.Globalization;
using System.Text;

namespace Psi.Insights.CommandLine;

/// <summary>
/// Makes characters visible that a reader would not see but a terminal or a browser would obey: control characters (terminal escapes),
/// bidirectional overrides (text that reads in another order than it is stored), lone surrogates and non-characters (which no HTML or XML
/// may hold). Names of components and files come from others.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with each such character as <c>[U+202E]</c>; tabs and line ends are kept.</summary>
    public static string OfBlock(string text) => Of(text, keepLineEnds: true);

    /// <summary>The text on one line, with each such character as <c>[U+202E]</c>.</summary>
    public static string OfLine(string text) => Of(text, keepLineEnds: false);

    private static string Of(string text, bool keepLineEnds)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair && IsHidden(text[i], keepLineEnds))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                visible.Append(CultureInfo.InvariantCulture, $"[U+{(int)text[i]:X4}]");
                continue;
            }

            visible?.Append(text[i]);
            if (isPair)
            {
                visible?.Append(text[i + 1]);
            }

            if (isPair)
            {
                i++;
            }
        }

        return visible?.ToString() ?? text;
    }

    private static bool IsHidden(char character, bool keepLineEnds) => character switch
    {
        '\t' or '\n' => !keepLineEnds,
        '\u2028' or '\u2029' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        >= '\uFFFE' or '\uFEFF' => true,
        _ => char.IsControl(character) || char.IsSurrogate(character),
    };
}
