namespace Psi.Manifest;

/// <summary>Every waiver of the product file once.</summary>
internal static class WaiverMerge
{
    /// <param name="fragments">Those decided by the manifest's policy for its product: another product file's waivers are not this one's.</param>
    public static List<ManifestWaiver> Merge(IReadOnlyList<Fragment> fragments) =>
    [
        .. fragments
            .SelectMany(fragment => fragment.Waivers)
            .GroupBy(waiver => waiver.Id, StringComparer.Ordinal)
            .OrderBy(waiver => waiver.Key, StringComparer.Ordinal)
            .Select(waiver => waiver.OrderByDescending(one => one.State).First() with { Used = waiver.Any(one => one.Used) }),
    ];
}
