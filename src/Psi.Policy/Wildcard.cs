namespace Psi.Policy;

/// <summary>Matching with <c>*</c>, in time proportional to the product of the lengths at worst: patterns come from files and may be hostile.</summary>
internal static class Wildcard
{
    /// <summary>Whether the text matches; <c>*</c> stands for any characters, none among them.</summary>
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
