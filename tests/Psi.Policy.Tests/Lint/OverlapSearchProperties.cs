using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Lint;

/// <summary>The search compared with asking each interval in turn.</summary>
public sealed class OverlapSearchProperties
{
    private static readonly Gen<VersionInterval?> Intervals =
        from lower in Gen.Elements("", "1.0", "1.0.0-rc.1", "2.0", "3.0", "4.0")
        from upper in Gen.Elements("", "1.0", "2.0", "2.0.0-rc.1", "3.0", "5.0")
        from open in Gen.Elements("[", "(")
        from close in Gen.Elements("]", ")")
        let text = $"{(lower.Length == 0 ? "(" : open)}{lower},{upper}{(upper.Length == 0 ? ")" : close)}"
        select VersionInterval.TryParse(text, out var interval) ? interval : null;

    [Fact]
    public void It_finds_the_first_interval_that_overlaps() => Property.Holds(
        Gen.ListOf(Intervals),
        given =>
        {
            var search = new OverlapSearch(given);
            for (var number = 0; number < given.Count; number++)
            {
                if (search.FirstOverlapping(given[number]) != FirstByAskingEach(given, number))
                {
                    return false;
                }

                search.Add(given[number], number);
            }

            return true;
        },
        tests: 2_000);

    private static int? FirstByAskingEach(IReadOnlyList<VersionInterval?> intervals, int number)
    {
        var earlier = Enumerable.Range(0, number).Where(other =>
            intervals[other] is not { } one || intervals[number] is not { } another || one.Overlaps(another));
        return earlier.Cast<int?>().FirstOrDefault();
    }
}
