using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>How many of what, in words.</summary>
internal static class BaselineCounts
{
    /// <summary>
    /// For instance <c>1 component decision and 3 findings</c>; a count of zero is left out unless both are zero.
    /// </summary>
    public static string Of(long decisions, long findings) => (decisions, findings) switch
    {
        (0, 0) => "nothing",
        (_, 0) => Quantity.Of(decisions, "component decision"),
        (0, _) => Quantity.Of(findings, "finding"),
        _ => $"{Quantity.Of(decisions, "component decision")} and {Quantity.Of(findings, "finding")}",
    };
}
