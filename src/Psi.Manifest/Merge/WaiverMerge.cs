namespace Psi.Manifest;

/// <summary>Every waiver of the product file once.</summary>
internal static class WaiverMerge
{
    /// <param name="fragments">
    /// Those decided by the manifest's policy for its product: waivers of another product file do not belong to it.
    /// </param>
    public static List<ManifestWaiver> Merge(IReadOnlyList<Fragment> fragments) =>
    [
        .. fragments
            .SelectMany(fragment => fragment.Waivers)
            .GroupBy(waiver => waiver.Id, StringComparer.Ordinal)
            .OrderBy(waiver => waiver.Key, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(waiver => waiver.State).First() with { Used = same.Any(waiver => waiver.Used) }),
    ];
}
