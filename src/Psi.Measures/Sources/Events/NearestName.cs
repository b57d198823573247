namespace Psi.Measures.Sources.Events;

/// <summary>The known name that somebody may have meant by one that is not known.</summary>
internal static class NearestName
{
    /// <summary>The one that the fewest letters have to be changed for; null when none looks alike.</summary>
    public static string? Of(string name, IReadOnlyList<string> known)
    {
        // A name that is much longer than every known one resembles nothing, and comparing it would take long.
        if (name.Length > known.Max(each => each.Length) * 2)
        {
            return null;
        }

        var (nearest, distance) = known.Select(each => (each, Distance(name, each))).MinBy(each => each.Item2);
        return distance <= Math.Max(2, nearest.Length / 2) ? nearest : null;
    }

    // Levenshtein's, where a letter in the other case is the same.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var changed = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
