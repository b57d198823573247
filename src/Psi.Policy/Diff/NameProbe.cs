using System.Text;

namespace Psi.Policy;

/// <summary>A name that represents all names that the same patterns match.</summary>
/// <param name="Component">The name.</param>
/// <param name="First">The pattern it is made from.</param>
/// <param name="Second">The other pattern it is made from; null when there is only one.</param>
internal sealed record NameProbe(PackageUrl Component, ComponentPattern First, ComponentPattern? Second)
{
    /// <summary>A policy of a thousand overlapping patterns would take minutes otherwise.</summary>
    public const int MaximumPairs = 20_000;

    /// <summary>
    /// A name for each pattern, matched by as few others as possible; and one for each two globs that have names in common.
    /// Two patterns decide about any name in two policies, so these names represent all. The exception: three patterns of one length in one
    /// file that share names which no two of them represent.
    /// </summary>
    /// <param name="patterns">Every pattern of two policies.</param>
    /// <param name="isOfInterest">Whether something about a pattern differs; a pair without such a pattern is skipped.</param>
    /// <param name="isComplete">False when there are more than <see cref="MaximumPairs"/> pairs.</param>
    public static IReadOnlyList<NameProbe> For(
        IReadOnlyList<ComponentPattern> patterns, Func<ComponentPattern, bool> isOfInterest, out bool isComplete)
    {
        var filler = FillerFor(patterns);
        List<NameProbe> probes = [.. patterns.Select(ProbeOf)];
        var kinds = patterns
            .Where(pattern => !pattern.IsExact)
            .GroupBy(pattern => (pattern.Exactly.Type, pattern.Exactly.Namespace?.ToUpperInvariant()));
        var pairs = (
            from kind in kinds
            let globs = kind.ToList()
            from second in Enumerable.Range(0, globs.Count)
            from first in Enumerable.Range(0, second)
            where isOfInterest(globs[first]) || isOfInterest(globs[second])
            select (First: globs[first], Second: globs[second])).Take(MaximumPairs + 1).ToList();
        isComplete = pairs.Count <= MaximumPairs;
        foreach (var (first, second) in pairs.Take(MaximumPairs))
        {
            if (InCommon(first.Name, second.Name, first.Exactly.NameComparison, filler) is { } name)
            {
                probes.Add(new NameProbe(first.With(name), first, second));
            }
        }

        return probes;

        NameProbe ProbeOf(ComponentPattern pattern) => new(pattern.With(pattern.Name.Replace("*", filler.ToString())), pattern, null);
    }

    /// <summary>Whether some name is matched by both patterns.</summary>
    public static bool HaveNamesInCommon(ComponentPattern one, ComponentPattern other) =>
        one.IsExact ? other.MatchesInSomeVersion(one.Exactly)
        : other.IsExact ? one.MatchesInSomeVersion(other.Exactly)
        : one.Exactly.Type == other.Exactly.Type
            && string.Equals(one.Exactly.Namespace, other.Exactly.Namespace, one.Exactly.NameComparison)
            && InCommon(one.Name, other.Name, one.Exactly.NameComparison, FillerFor([one, other])) is not null;

    /// <summary>
    /// A text that two patterns match and as few others as possible: the filler is where only a <c>*</c> matches. Null without one.
    /// </summary>
    internal static string? InCommon(string first, string second, StringComparison comparison, char filler)
    {
        // Dead ends are remembered, so that hostile patterns take no longer than the product of their lengths.
        var dead = new HashSet<(int, int, bool)>();
        var text = new StringBuilder();
        return Fill(0, 0, false) ? text.ToString() : null;

        bool Fill(int f, int s, bool isFilled)
        {
            if (f == first.Length && s == second.Length)
            {
                return true;
            }

            if (!dead.Add((f, s, isFilled)))
            {
                return false;
            }

            var (starFirst, starSecond) = (f < first.Length && first[f] == '*', s < second.Length && second[s] == '*');
            var length = text.Length;
            if (starFirst && starSecond && !isFilled && Append(filler) && Fill(f, s, true))
            {
                return true;
            }

            text.Length = length;
            if (starFirst && s < second.Length && !starSecond && Append(second[s]) && Fill(f, s + 1, false))
            {
                return true;
            }

            text.Length = length;
            if (starSecond && f < first.Length && !starFirst && Append(first[f]) && Fill(f + 1, s, false))
            {
                return true;
            }

            text.Length = length;
            var areBothLetters = !starFirst && !starSecond && f < first.Length && s < second.Length;
            if (areBothLetters && string.Compare(first, f, second, s, 1, comparison) == 0 && Append(first[f]) && Fill(f + 1, s + 1, false))
            {
                return true;
            }

            text.Length = length;
            return (starFirst && Fill(f + 1, s, isFilled)) || (starSecond && Fill(f, s + 1, isFilled));
        }

        bool Append(char character)
        {
            text.Append(character);
            return true;
        }
    }

    // A character that no pattern has, so that only a '*' can match it.
    private static char FillerFor(IReadOnlyList<ComponentPattern> patterns)
    {
        var used = new HashSet<char>(patterns.SelectMany(pattern => pattern.Name));
        return Enumerable.Range('\u00E0', char.MaxValue)
            .Select(code => (char)code)
            .First(letter => char.IsLetter(letter) && !used.Contains(letter) && !used.Contains(char.ToUpperInvariant(letter)));
    }
}
