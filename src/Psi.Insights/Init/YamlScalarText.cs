using System.Globalization;
using System.Text;
using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>A text as YAML writes it on one line.</summary>
internal static class YamlScalarText
{
    // Words that some version of YAML does not read as text.
    private static readonly HashSet<string> NoTexts = new(
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The text, quoted when a YAML reader could read anything else.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text[^1] != ' ' && !NoTexts.Contains(text)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or '-' or '_' or '/' or '@');

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var character = text.Substring(i, isPair ? 2 : 1);
            if (character is "\"" or "\\")
            {
                quoted.Append('\\').Append(character);
            }
            else if (DisplayText.IsPrintable(character))
            {
                quoted.Append(character);
            }
            else
            {
                foreach (var unit in character)
                {
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                }
            }

            i += character.Length - 1;
        }

        return quoted.Append('"').ToString();
    }
}
