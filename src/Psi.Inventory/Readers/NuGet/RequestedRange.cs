namespace Psi.Inventory;

/// <summary>What a range of the assets file says about the version that restore chooses.</summary>
internal static class RequestedRange
{
    /// <summary>
    /// Whether restore chooses the same version whatever is published later: the lowest that a fixed lower bound allows. Floating ranges
    /// (<c>1.*</c>) ask for the newest version, ranges without a lower bound for the oldest one.
    /// </summary>
    public static bool IsPinned(string? range) =>
        range is null || (range.IndexOf('*') < 0 && !range.Replace(" ", "").StartsWith("(,", StringComparison.Ordinal));
}
