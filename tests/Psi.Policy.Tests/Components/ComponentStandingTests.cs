namespace Psi.Policy.Tests.Components;

public sealed class ComponentStandingTests
{
    [Theory]
    [InlineData(ComponentStatus.Recommended, null, ComponentStanding.Recommended)]
    [InlineData(ComponentStatus.Permitted, null, ComponentStanding.Permitted)]
    [InlineData(ComponentStatus.Permitted, ProblemIds.Undetermined, ComponentStanding.Permitted)]
    [InlineData(ComponentStatus.Unlisted, ProblemIds.Unlisted, ComponentStanding.Unlisted)]
    [InlineData(ComponentStatus.Deprecated, ProblemIds.Deprecated, ComponentStanding.Deprecated)]
    [InlineData(ComponentStatus.Recommended, ProblemIds.EndOfSupport, ComponentStanding.EndOfSupport)]
    [InlineData(ComponentStatus.Deprecated, ProblemIds.EndOfSupport, ComponentStanding.EndOfSupport)]
    [InlineData(ComponentStatus.Recommended, ProblemIds.VersionOutside, ComponentStanding.VersionOutside)]
    [InlineData(ComponentStatus.Deprecated, ProblemIds.VersionOutside, ComponentStanding.VersionOutside)]
    [InlineData(ComponentStatus.Prohibited, ProblemIds.Prohibited, ComponentStanding.Prohibited)]
    [InlineData(ComponentStatus.Prohibited, ProblemIds.EndOfSupport, ComponentStanding.Prohibited)]
    public void It_follows_from_the_status_unless_the_rule_says_worse(ComponentStatus status, string? ruleId, ComponentStanding expected) =>
        Assert.Equal(expected, status.ToStanding(ruleId));

    [Fact]
    public void The_order_is_from_the_best_to_the_worst() => Assert.Equal(
        [
            ComponentStanding.Recommended,
            ComponentStanding.Permitted,
            ComponentStanding.Unlisted,
            ComponentStanding.Deprecated,
            ComponentStanding.EndOfSupport,
            ComponentStanding.VersionOutside,
            ComponentStanding.Prohibited,
        ],
        Enum.GetValues<ComponentStanding>());
}
