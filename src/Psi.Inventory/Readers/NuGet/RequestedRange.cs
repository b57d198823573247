using NuGet.Versioning;

namespace Psi.Inventory;

/// <summary>What a range of the assets file says about the version that restore chooses.</summary>
internal static class RequestedRange
{
    /// <summary>
    /// Whether restore chooses the same version whatever is published later. It takes the lowest that the range allows, so that must be a
    /// version that the range names: an inclusive lower bound that exists. Floating ranges (<c>1.*</c>) take the newest version, ranges
    /// without a lower bound the oldest, and those that exclude theirs (<c>(1.0,2.0)</c>) the next one above. So does a range whose lower
    /// bound was never published (NU1603).
    /// </summary>
    /// <param name="range">As the assets file has it; null when nobody asked for the package itself.</param>
    /// <param name="version">The version that restore chose.</param>
    public static bool IsPinned(string? range, string version) =>
        range is null
        || (VersionRange.TryParse(range, allowFloating: true, out var parsed)
            && parsed is { IsFloating: false, HasLowerBound: true, IsMinInclusive: true }
            && NuGetVersion.TryParse(version, out var chosen)
            && parsed.MinVersion == chosen);
}
