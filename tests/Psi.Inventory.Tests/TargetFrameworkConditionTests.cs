namespace Psi.Inventory.Tests;

public class TargetFrameworkConditionTests
{
    [Theory]
    [InlineData("'$(TargetFramework)' == 'net472'")]
    [InlineData("  '$(targetframework)'=='NET472'  ")]
    [InlineData("'$(TargetFramework)' != 'net8.0'")]
    public void A_condition_that_holds_may_hold(string condition) => Assert.True(TargetFrameworkCondition.MayHold(condition, "net472"));

    [Theory]
    [InlineData("'$(TargetFramework)' == 'net8.0'")]
    [InlineData("'$(TargetFramework)'!='net472'")]
    [InlineData("'$(TargetFramework)' == ''")]
    public void A_condition_on_another_framework_does_not_hold(string condition) =>
        Assert.False(TargetFrameworkCondition.MayHold(condition, "net472"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("'$(TargetFramework)'")]
    [InlineData("'$(TargetFramework)' == '")]
    [InlineData("'$(TargetFramework)' >= 'net8.0'")]
    [InlineData("'$(TargetFramework)' == 'net8.0' or '$(All)' == 'true'")]
    [InlineData("'$(TargetFramework)' == '$(Newest)'")]
    [InlineData("!('$(TargetFramework)' == 'net8.0')")]
    [InlineData("$(TargetFramework) == net8.0")]
    public void A_condition_that_only_MSBuild_can_evaluate_may_hold(string? condition) =>
        Assert.True(TargetFrameworkCondition.MayHold(condition, "net472"));

    [Fact]
    public void Without_a_framework_nothing_is_ruled_out() =>
        Assert.True(TargetFrameworkCondition.MayHold("'$(TargetFramework)' == 'net8.0'", ""));
}
