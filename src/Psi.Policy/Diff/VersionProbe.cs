using NuGet.Versioning;

namespace Psi.Policy;

/// <summary>A version that represents all versions in the same intervals.</summary>
/// <param name="Version">The version; null represents one that is not known.</param>
/// <param name="Lower">Where the versions that it represents begin, and whether that one is among them; null without a beginning.</param>
/// <param name="Upper">Where they end; null without an end.</param>
internal sealed record VersionProbe(
    string? Version, (NuGetVersion Version, bool IsIncluded)? Lower, (NuGetVersion Version, bool IsIncluded)? Upper)
{
    /// <summary>An unknown version, then known ones from the lowest to the highest, without gap or overlap.</summary>
    public static IReadOnlyList<VersionProbe> For(IEnumerable<VersionInterval> intervals)
    {
        var bounds = intervals.SelectMany(interval => interval.Bounds).Distinct().OrderBy(bound => bound).ToList();
        List<VersionProbe> probes = [new(null, null, null)];
        if (bounds.Count == 0)
        {
            return [.. probes, new("1.0.0", null, null)];
        }

        probes.Add(new("0.0.0-0", null, (bounds[0], false)));
        for (var index = 0; index < bounds.Count; index++)
        {
            var bound = bounds[index];
            probes.Add(new(bound.ToString(), (bound, true), (bound, true)));
            var next = index + 1 < bounds.Count ? bounds[index + 1] : null;
            var after = After(bound);
            if (next is null || NuGetVersion.Parse(after) < next)
            {
                probes.Add(new(after, (bound, false), next is null ? null : (next, false)));
            }
        }

        return probes;
    }

    /// <summary>Known versions as intervals; those that touch become one.</summary>
    /// <param name="probes">Some of the probes of one call to <see cref="For"/>, in their order.</param>
    public static IReadOnlyList<string> Intervals(IReadOnlyList<VersionProbe> probes)
    {
        var intervals = new List<string>();
        for (var first = 0; first < probes.Count;)
        {
            var last = first;
            while (last + 1 < probes.Count && Touch(probes[last], probes[last + 1]))
            {
                last++;
            }

            intervals.Add(Interval(probes[first], probes[last]));
            first = last + 1;
        }

        return intervals;
    }

    private static bool Touch(VersionProbe lower, VersionProbe upper) =>
        lower.Upper is { } end && upper.Lower is { } start && end.Version == start.Version && end.IsIncluded != start.IsIncluded;

    private static string Interval(VersionProbe first, VersionProbe last)
    {
        if (first.Lower is { IsIncluded: true } only && last.Upper is { IsIncluded: true } same && only.Version == same.Version)
        {
            return $"[{only.Version}]";
        }

        var opening = first.Lower is { IsIncluded: true } ? "[" : "(";
        var closing = last.Upper is { IsIncluded: true } ? "]" : ")";
        return $"{opening}{first.Lower?.Version},{last.Upper?.Version}{closing}";
    }

    // The very next version. After a release comes the lowest prerelease with a fourth number; after a prerelease the same one with one
    // more part, the lowest.
    private static string After(NuGetVersion version) => version.IsPrerelease
        ? $"{version.Version.ToString(4)}-{version.Release}.0"
        : $"{version.Major}.{version.Minor}.{version.Patch}.{version.Revision + 1L}-0";
}
