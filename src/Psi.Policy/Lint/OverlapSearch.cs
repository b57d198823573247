using NuGet.Versioning;

namespace Psi.Policy;

/// <summary>
/// Finds, for intervals that come one after the other, the first earlier one that overlaps. A segment tree over the bounds: each step takes
/// time proportional to the logarithm of their number.
/// </summary>
internal sealed class OverlapSearch
{
    private const int None = int.MaxValue;

    private readonly List<NuGetVersion> _bounds;
    private readonly int _leaves;

    // Of a node: the first interval that covers all of it, and the first that touches it.
    private readonly int[] _covers;
    private readonly int[] _touches;

    /// <param name="intervals">Every interval that will be asked for or added; null is every version.</param>
    public OverlapSearch(IEnumerable<VersionInterval?> intervals)
    {
        _bounds = [.. intervals.OfType<VersionInterval>().SelectMany(interval => interval.Bounds).Distinct()];
        _bounds.Sort();
        // A leaf for each bound, and one for the versions before, between and after them.
        _leaves = (2 * _bounds.Count) + 1;
        _covers = Filled(4 * _leaves);
        _touches = Filled(4 * _leaves);
    }

    /// <summary>Adds an interval.</summary>
    /// <param name="interval">Null is every version.</param>
    /// <param name="number">Its number, more than those of all that were added before.</param>
    public void Add(VersionInterval? interval, int number)
    {
        var (first, last) = Leaves(interval);
        Add(1, 0, _leaves - 1, first, last, number);
    }

    /// <summary>The number of the first interval that was added and overlaps; null when there is no such interval.</summary>
    public int? FirstOverlapping(VersionInterval? interval)
    {
        var (first, last) = Leaves(interval);
        return Find(1, 0, _leaves - 1, first, last) is not None and var number ? number : null;
    }

    private void Add(int node, int from, int to, int first, int last, int number)
    {
        if (last < from || to < first)
        {
            return;
        }

        _touches[node] = Math.Min(_touches[node], number);
        if (first <= from && to <= last)
        {
            _covers[node] = Math.Min(_covers[node], number);
            return;
        }

        var middle = (from + to) / 2;
        Add(2 * node, from, middle, first, last, number);
        Add((2 * node) + 1, middle + 1, to, first, last, number);
    }

    private int Find(int node, int from, int to, int first, int last)
    {
        if (last < from || to < first)
        {
            return None;
        }

        if (first <= from && to <= last)
        {
            return _touches[node];
        }

        var middle = (from + to) / 2;
        return Math.Min(
            _covers[node],
            Math.Min(Find(2 * node, from, middle, first, last), Find((2 * node) + 1, middle + 1, to, first, last)));
    }

    private (int First, int Last) Leaves(VersionInterval? interval)
    {
        var (lower, upper) = (interval?.Lower, interval?.Upper);
        return (
            lower is { } start ? LeafOf(start.Version) + (start.IsIncluded ? 0 : 1) : 0,
            upper is { } end ? LeafOf(end.Version) - (end.IsIncluded ? 0 : 1) : _leaves - 1);
    }

    private int LeafOf(NuGetVersion bound) => (2 * _bounds.BinarySearch(bound)) + 1;

    private static int[] Filled(int length)
    {
        var numbers = new int[length];
        for (var i = 0; i < length; i++)
        {
            numbers[i] = None;
        }

        return numbers;
    }
}
