namespace Psi.Insights.CommandLine;

/// <summary>The version of this tool.</summary>
internal static class ToolVersion
{
    /// <summary>Three numbers: <c>0.1.0</c>.</summary>
    public static string OfPsi { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
