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
    public static bool IsPrintable(string text) => !text.Where((_, at) => IsInvisible(text, at)).Any();

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

    private static bool IsInvisible(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // The second half of a pair is what the first one is; anything else is half a character.
        UnicodeCategory.Surrogate => at == 0 || !char.IsSurrogatePair(text[at - 1], text[at]) || IsInvisible(text, at - 1),
        _ => false,
    };
}
