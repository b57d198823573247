using NuGet.Versioning;

namespace Psi.Inventory;

/// <summary>What a range of the assets file says about the version that restore chooses.</summary>
public static class RequestedRange
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

    /// <summary>
    /// The version that a range names as its lowest and that no source of the restore has (NU1603), so that restore took a later one; null
    /// where that is not so.
    /// </summary>
    /// <param name="range">As the assets file has it; null when nobody asked for the package itself.</param>
    /// <param name="version">The version that restore chose.</param>
    public static string? Unpublished(string? range, string version) =>
        range is not null
        && VersionRange.TryParse(range, allowFloating: true, out var parsed)
        && parsed is { IsFloating: false, HasLowerBound: true, IsMinInclusive: true }
        && NuGetVersion.TryParse(version, out var chosen)
        && parsed.MinVersion < chosen
            ? parsed.MinVersion!.OriginalVersion ?? parsed.MinVersion.ToString()
            : null;

    /// <summary>A range as developers write it: <c>4.*</c>, which the assets file has as <c>[4.*, )</c>; others as they are.</summary>
    public static string AsWritten(string range)
    {
        const string andLater = ", )";
        return range.StartsWith("[", StringComparison.Ordinal) && range.EndsWith(andLater, StringComparison.Ordinal)
            ? range.Substring(1, range.Length - andLater.Length - 1)
            : range;
    }
}
