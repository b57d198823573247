using System.Globalization;

namespace Psi.Policy;

/// <summary>
/// Makes texts of others safe for messages, where a line break would end the message and an invisible character could forge it.
/// </summary>
public static class DisplayText
{
    /// <summary>
    /// Whether every character is visible: no control or format characters (such as bidirectional overrides), no lone surrogates.
    /// </summary>
    public static bool IsPrintable(string text) => IsWithout(text, IsInvisible);

    /// <summary>
    /// Whether every character leaves something to see: printable, and none of those that Unicode lets a reader ignore, such as variation
    /// selectors, fillers and tags. Two names that look alike are then one.
    /// </summary>
    public static bool IsVisible(string text) => IsWithout(text, (all, at) => IsInvisible(all, at) || IsIgnorable(all, at));

    /// <summary>
    /// Whether a text can be told from every other by reading it: visible, with something to read, and with no white space at an end or of
    /// a kind that nobody types.
    /// </summary>
    public static bool IsName(string text) =>
        !string.IsNullOrWhiteSpace(text) && IsVisible(text) && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[text.Length - 1])
        && !text.Any(character => character != ' ' && char.IsWhiteSpace(character));

    /// <summary>
    /// The text on one line, with white space collapsed and U+FFFD for invisible characters; cut to <paramref name="most"/> characters.
    /// </summary>
    public static string OneLine(string text, int most = 500)
    {
        var words = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > most)
        {
            words = words.Substring(0, char.IsHighSurrogate(words[most - 2]) ? most - 2 : most - 1) + "…";
        }

        return new([.. words.Select((character, at) => IsInvisible(words, at) ? '\uFFFD' : character)]);
    }

    // Nearly all names are ASCII, and every component of every build is looked at.
    private static bool IsWithout(string text, Func<string, int, bool> isUnwanted)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not (>= ' ' and <= '~') && isUnwanted(text, at))
            {
                return false;
            }
        }

        return true;
    }

    // Unicode's Default_Ignorable_Code_Point, as far as its characters are not format characters anyway; and the blank that counts as a
    // symbol, because it is a Braille letter without a dot.
    private static bool IsIgnorable(string text, int at)
    {
        var point = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
        return point is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
    }

    private static bool IsInvisible(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // The second half of a pair is what the first one is; anything else is half a character.
        UnicodeCategory.Surrogate => at == 0 || !char.IsSurrogatePair(text[at - 1], text[at]) || IsInvisible(text, at - 1),
        _ => false,
    };
}
