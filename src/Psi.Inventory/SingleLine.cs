using System.Globalization;
using System.Text;

namespace Psi.Inventory;

/// <summary>
/// Text of a file as it may stand in a message: on one line and of bounded length. CI systems take commands from lines of a build's output,
/// so that no file may start one there.
/// </summary>
internal static class SingleLine
{
    private const int MaximumLength = 500;

    /// <summary>The text with every run of characters that break or turn lines as one space, cut after 500 characters.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaximumLength) + 1);
        foreach (var character in text)
        {
            if (line.Length == MaximumLength) return line.Append('…').ToString();
            if (IsPlain(character)) line.Append(character);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Whether a character stands for itself: it breaks no line and, unlike U+202E, shows what follows it as it is.</summary>
    public static bool IsPlain(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
