namespace Psi.Manifest;

/// <summary>Finds the first mistake of a list.</summary>
internal static class Mistakes
{
    /// <summary>The first mistake that any item has; null without one.</summary>
    /// <param name="all">The items.</param>
    /// <param name="mistake">The mistake of an item, given its index.</param>
    public static string? First<T>(IReadOnlyList<T> all, Func<T, int, string?> mistake)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (mistake(all[i], i) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
