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
        (_, 0) => Count(decisions, "component decision"),
        (0, _) => Count(findings, "finding"),
        _ => $"{Count(decisions, "component decision")} and {Count(findings, "finding")}",
    };

    /// <summary>For instance <c>1 project</c>, <c>2 projects</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
