using Psi.Analyzers.Catalogues.SensitiveData;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Finds secrets in a text by their shape, in one pass. At the beginning of words it looks for the prefixes of providers and compares
/// nothing else. The texts come from others and may be long, so the search never goes back.
/// </summary>
internal static class SecretShapes
{
    /// <summary>Shorter texts contain no secret that is known.</summary>
    public const int MinimumLength = 16;

    private static readonly SecretPattern[][] ByFirstCharacter = Grouped();

    /// <summary>The first secret in a text; null when it contains none that is known.</summary>
    public static SecretShape? In(string text)
    {
        if (text.Length < MinimumLength)
        {
            return null;
        }

        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var found = character switch
            {
                ':' => PasswordInAddress.At(text, index),
                '=' => ConnectionStringSecret.At(text, index),
                _ when !IsInToken(character) || (index > 0 && IsInWord(text[index - 1])) => null,
                '-' => index == 0 || text[index - 1] != '-' ? PrivateKeyText.At(text, index) : null,
                _ => OfProvider(text, index),
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static SecretShape? OfProvider(string text, int start)
    {
        var first = text[start];
        foreach (var pattern in first < ByFirstCharacter.Length ? ByFirstCharacter[first] : [])
        {
            if (string.CompareOrdinal(text, start, pattern.Prefix, 0, pattern.Prefix.Length) != 0)
            {
                continue;
            }

            var begin = start + pattern.Prefix.Length;
            var end = begin;
            while (end < text.Length && end - begin <= pattern.Maximum && IsIn(pattern.Characters, text[end]))
            {
                end++;
            }

            if (end - begin < pattern.Minimum || end - begin > pattern.Maximum || (end < text.Length && IsInWord(text[end])))
            {
                continue;
            }

            var random = text.Substring(begin, end - begin);
            if (!Placeholders.AreIn(random)
                && !Randomness.HasSequence(random)
                && Randomness.BitsPerCharacter(random) >= pattern.MinimumEntropy)
            {
                return new(pattern.What, IsOfProvider: true);
            }
        }

        return first == 'e' && WebToken.IsAt(text, start) ? new("a signed token (JWT)", IsOfProvider: false) : Marked(text, start);
    }

    private static SecretShape? Marked(string text, int start)
    {
        if (start > 0 && IsInToken(text[start - 1]))
        {
            return null;
        }

        var end = start;
        while (end < text.Length && IsInToken(text[end]))
        {
            end++;
        }

        while (end < text.Length && text[end] == '=' && end - start < 90)
        {
            end++;
        }

        var length = end - start;
        if (length is < 37 or > 88)
        {
            return null;
        }

        foreach (var (what, mark, before, whole) in SecretPatternCatalogue.Marked)
        {
            if (length == whole
                && string.CompareOrdinal(text, start + before, mark, 0, mark.Length) == 0
                && (mark != "Q~" || char.IsDigit(text[start + before - 1]))
                && Randomness.BitsPerCharacter(text.Substring(start, length)) >= 3.5)
            {
                return new(what, IsOfProvider: true);
            }
        }

        return null;
    }

    private static bool IsIn(SecretAlphabet alphabet, char character) => alphabet switch
    {
        SecretAlphabet.Base32 => character is >= 'A' and <= 'Z' or >= '2' and <= '7',
        SecretAlphabet.Hex => character is >= '0' and <= '9' or >= 'a' and <= 'f',
        SecretAlphabet.LowerCase => character is >= '0' and <= '9' or >= 'a' and <= 'z',
        SecretAlphabet.Base62 => IsLetterOrDigit(character),
        SecretAlphabet.UrlSafe => IsInWord(character) || character == '-',
        _ => IsInWord(character) || character is '-' or '.' or '~' or '/',
    };

    private static bool IsInToken(char character) => IsInWord(character) || character is '-' or '.' or '~' or '/' or '+';

    private static bool IsInWord(char character) => IsLetterOrDigit(character) || character == '_';

    private static bool IsLetterOrDigit(char character) => character is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    private static SecretPattern[][] Grouped()
    {
        var grouped = new SecretPattern[128][];
        for (var character = 0; character < grouped.Length; character++)
        {
            grouped[character] = SecretPatternCatalogue.All.Where(pattern => pattern.Prefix[0] == character).ToArray();
        }

        return grouped;
    }
}
