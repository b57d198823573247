namespace Psi.Benchmarks.Builds;

/// <summary>Smallest, middle and largest of some figures.</summary>
internal readonly record struct Spread(double Minimum, double Median, double Maximum)
{
    /// <summary>Of at least one figure.</summary>
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        var middle = sorted.Count / 2;
        return new(sorted[0], sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }

    /// <summary>How the figures compare with a limit. When only some of them exceed it, the text says so.</summary>
    public string Against(double goal) =>
        Maximum <= goal ? "met"
        : Minimum > goal ? "missed"
        : Median <= goal ? "met by the median, not by every pair"
        : "missed by the median, not by every pair";
}
