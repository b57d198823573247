using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>How many of what, in words.</summary>
internal static class BaselineWords
{
    /// <summary>For instance <c>1 component decision and 3 findings</c>; what there is none of is left out, unless there is neither.</summary>
    public static string Of(long decisions, long findings) => (decisions, findings) switch
    {
        (0, 0) => "nothing",
        (_, 0) => Quantity.Of(decisions, "component decision"),
        (0, _) => Quantity.Of(findings, "finding"),
        _ => $"{Quantity.Of(decisions, "component decision")} and {Quantity.Of(findings, "finding")}",
    };
}
