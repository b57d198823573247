namespace Psi.Policy;

/// <summary>What follows from a component's status.</summary>
public static class ComponentStatusExtensions
{
    /// <summary>The standing of a component in the version in use.</summary>
    /// <param name="status">The status its decision has.</param>
    /// <param name="ruleId">The diagnostic its decision gives; null for none.</param>
    public static ComponentStanding ToStanding(this ComponentStatus status, string? ruleId) => (status, ruleId) switch
    {
        (ComponentStatus.Prohibited, _) => ComponentStanding.Prohibited,
        (_, ProblemIds.VersionOutside) => ComponentStanding.VersionOutside,
        (_, ProblemIds.EndOfSupport) => ComponentStanding.EndOfSupport,
        (ComponentStatus.Deprecated, _) => ComponentStanding.Deprecated,
        (ComponentStatus.Unlisted, _) => ComponentStanding.Unlisted,
        (ComponentStatus.Permitted, _) => ComponentStanding.Permitted,
        _ => ComponentStanding.Recommended,
    };
}
