namespace Psi.Inventory;

/// <summary>What a range of the assets file says about the version that restore will choose.</summary>
internal static class RequestedRange
{
    /// <summary>
    /// Whether the same version is chosen whatever is published later: the lowest that a fixed lower bound allows. Floating ranges
    /// (<c>1.*</c>) ask for the newest, ranges without a lower bound for whatever is the oldest.
    /// </summary>
    public static bool IsPinned(string? range) =>
        range is null || (range.IndexOf('*') < 0 && !range.Replace(" ", "").StartsWith("(,", StringComparison.Ordinal));
}
