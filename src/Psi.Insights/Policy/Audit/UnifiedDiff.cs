namespace Psi.Insights.Policy.Audit;

/// <summary>The difference of two texts, in the form that people and <c>git apply</c> read.</summary>
internal static class UnifiedDiff
{
    /// <summary>Unchanged lines shown around a change.</summary>
    private const int Context = 2;

    /// <summary>The lines of the difference; none when the texts are the same. Line ends are not shown.</summary>
    public static IReadOnlyList<string> Of(string before, string after, string beforeName, string afterName)
    {
        var lines = Lines(Split(before), Split(after));
        var changed = Enumerable.Range(0, lines.Count).Where(index => lines[index].Mark != ' ').ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var shown = new List<string> { $"--- {beforeName}", $"+++ {afterName}" };
        for (var i = 0; i < changed.Count;)
        {
            var last = i;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= (2 * Context) + 1)
            {
                last++;
            }

            var from = Math.Max(0, changed[i] - Context);
            var hunk = lines.GetRange(from, Math.Min(lines.Count, changed[last] + Context + 1) - from);
            shown.Add($"@@ -{Span(hunk, '+', hunk[0].Old)} +{Span(hunk, '-', hunk[0].New)} @@");
            shown.AddRange(hunk.Select(line => $"{line.Mark}{line.Text}"));
            i = last + 1;
        }

        return shown;
    }

    // The lines from here on that only this side has.
    private static string Span(List<Line> hunk, char ofOther, int start) => $"{start + 1},{hunk.Count(line => line.Mark != ofOther)}";

    // Changes are few and small, so the nearest place where both sides are equal again is the right one.
    private static List<Line> Lines(string[] before, string[] after)
    {
        var lines = new List<Line>(after.Length + 16);
        int old = 0, added = 0;
        while (old < before.Length || added < after.Length)
        {
            if (old < before.Length && added < after.Length && before[old] == after[added])
            {
                lines.Add(new Line(' ', before[old], old++, added++));
                continue;
            }

            var (removedCount, addedCount) = NextAlike(before.AsSpan(old), after.AsSpan(added));
            for (; removedCount > 0; removedCount--)
            {
                lines.Add(new Line('-', before[old], old++, added));
            }

            for (; addedCount > 0; addedCount--)
            {
                lines.Add(new Line('+', after[added], old, added++));
            }
        }

        return lines;
    }

    private static (int Removed, int Added) NextAlike(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        for (var distance = 1; distance <= before.Length + after.Length; distance++)
        {
            for (var removed = Math.Min(distance, before.Length); removed >= Math.Max(0, distance - after.Length); removed--)
            {
                var added = distance - removed;
                if (removed < before.Length && added < after.Length && before[removed] == after[added])
                {
                    return (removed, added);
                }
            }
        }

        return (before.Length, after.Length);
    }

    private static string[] Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private sealed record Line(char Mark, string Text, int Old, int New);
}
