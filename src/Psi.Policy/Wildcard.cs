namespace Psi.Policy;

/// <summary>
/// Matches texts with <c>*</c> patterns. Patterns come from files and may be hostile: the time is at most proportional to the product of
/// the two lengths.
/// </summary>
internal static class Wildcard
{
    /// <summary>Whether the text matches; <c>*</c> matches any text, also an empty one.</summary>
    public static bool Matches(string pattern, string text, StringComparison comparison)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && string.Compare(pattern, p, text, t, 1, comparison) == 0)
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
