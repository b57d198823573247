using System.Text;

namespace Psi.Policy;

/// <summary>A name that stands for all names the same patterns are about.</summary>
/// <param name="Component">The name.</param>
/// <param name="First">The pattern it is made from.</param>
/// <param name="Second">The other pattern it is made from; null when there is only one.</param>
internal sealed record NameProbe(PackageUrl Component, ComponentPattern First, ComponentPattern? Second)
{
    /// <summary>A policy of a thousand overlapping patterns would take minutes otherwise.</summary>
    public const int MaximumPairs = 20_000;

    /// <summary>
    /// For each pattern a name that as few others as possible are about, and for each two with <c>*</c> that have names in common one of those. What decides
    /// about any name in two policies is two patterns, so that these stand for all names; not where three patterns of one length in one file share
    /// names that no two of them stand for, for such are asked together.
    /// </summary>
    /// <param name="patterns">Every pattern of two policies.</param>
    /// <param name="isOfInterest">Whether something about a pattern differs; two of which neither does are not looked at together.</param>
    /// <param name="isComplete">False when there are more than <see cref="MaximumPairs"/> pairs.</param>
    public static IReadOnlyList<NameProbe> For(IReadOnlyList<ComponentPattern> patterns, Func<ComponentPattern, bool> isOfInterest, out bool isComplete)
    {
        var filler = FillerFor(patterns);
        List<NameProbe> probes = [.. patterns.Select(pattern => new NameProbe(pattern.With(pattern.Name.Replace("*", filler.ToString())), pattern, null))];
        var pairs = (
            from kind in patterns.Where(pattern => !pattern.IsExact).GroupBy(pattern => (pattern.Exactly.Type, pattern.Exactly.Namespace?.ToUpperInvariant()))
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
    }

    /// <summary>A text that two patterns match, and as few others as possible: what only a <c>*</c> asks for is the filler. Null when there is none.</summary>
    internal static string? InCommon(string first, string second, StringComparison comparison, char filler)
    {
        // Dead ends are remembered, so that hostile patterns take no more than the product of their lengths.
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
            if (!starFirst && !starSecond && f < first.Length && s < second.Length && string.Compare(first, f, second, s, 1, comparison) == 0
                && Append(first[f]) && Fill(f + 1, s + 1, false))
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
        return Enumerable.Range('\u00E0', char.MaxValue).Select(code => (char)code).First(code => char.IsLetter(code) && !used.Contains(code) && !used.Contains(char.ToUpperInvariant(code)));
    }
}
