namespace Psi.Policy.Tests.Components;

public class VersionIntervalTests
{
    [Theory]
    [InlineData("[1.0,2.0)", "1.0.0", true)]
    [InlineData("[1.0,2.0)", "2.0.0", false)]
    [InlineData("[1.0,2.0)", "2.0.0-rc.1", true)]
    [InlineData("[1.0,2.0)", "1.0.0-rc.1", false)]
    [InlineData("(1.0,2.0]", "1.0.0", false)]
    [InlineData("(1.0,2.0]", "2.0.0", true)]
    [InlineData("(,13.0.1)", "13.0.1-beta1", true)]
    [InlineData("(,13.0.1)", "13.0.1", false)]
    [InlineData("[13.0.3,)", "13.0.2", false)]
    [InlineData("[13.0.3,)", "14.0.0+build", true)]
    [InlineData("[5.0.0]", "5.0", true)]
    [InlineData("[5.0.0]", "5.0.1", false)]
    [InlineData("1.0", "9.9.9", true)]
    [InlineData("1.0", "0.9", false)]
    [InlineData("[1.2.3.4,1.2.3.5]", "1.2.3.5", true)]
    public void An_interval_holds_the_versions_between_its_bounds(string interval, string version, bool expected) =>
        Assert.Equal(expected, Given.Interval(interval).Contains(PackageUrl.NuGet("A", version)));

    [Theory]
    [InlineData("[1.0,2.0)", "[2.0,3.0)", false)]
    [InlineData("[1.0,2.0]", "[2.0,3.0)", true)]
    [InlineData("[1.0,2.0]", "(2.0,3.0)", false)]
    [InlineData("[1.0,2.0]", "[1.5]", true)]
    [InlineData("(,1.0)", "[1.0,)", false)]
    [InlineData("(,1.0]", "1.0", true)]
    [InlineData("(,9.0)", "(,1.0)", true)]
    [InlineData("1.0", "2.0", true)]
    public void Intervals_overlap_where_a_version_can_be_in_both(string one, string other, bool expected)
    {
        Assert.Equal(expected, Given.Interval(one).Overlaps(Given.Interval(other)));
        Assert.Equal(expected, Given.Interval(other).Overlaps(Given.Interval(one)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("latest")]
    [InlineData("1.*")]
    [InlineData("[1.*,2.0)")]
    [InlineData("*")]
    [InlineData("[2.0,1.0]")]
    [InlineData("(1.0,1.0)")]
    [InlineData("[1.0,1.0)")]
    [InlineData("[1.0,2.0")]
    [InlineData("]1.0,2.0[")]
    [InlineData("(1.0)")]
    public void What_is_no_interval_or_an_empty_or_floating_one_is_refused(string? text) =>
        Assert.False(VersionInterval.TryParse(text, out _));

    [Theory]
    [InlineData("pkg:docker/library/postgres@16", "[16,)", true)]
    [InlineData("pkg:docker/library/postgres@16-alpine", "[16,)", true)]
    [InlineData("pkg:docker/library/postgres@15.4-bookworm", "[16,)", false)]
    [InlineData("pkg:docker/dotnet/aspnet@10.0-rc.1-alpine", "[10.0,)", false)]
    [InlineData("pkg:docker/library/debian@bookworm", "[12,)", null)]
    [InlineData("pkg:githubactions/actions/checkout@v4", "[4,5)", true)]
    [InlineData("pkg:githubactions/actions/checkout@v5.0.0", "[4,5)", false)]
    [InlineData("pkg:githubactions/actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3", "[4,5)", null)]
    [InlineData("pkg:npm/left-pad@1.3.0-beta.2", "[1.3.0,)", false)]
    [InlineData("pkg:generic/dotnet-runtime@10.0", "[10.0,)", true)]
    [InlineData("pkg:nuget/Serilog", "[4.0.0,)", null)]
    [InlineData("pkg:nuget/Serilog@$(SerilogVersion)", "[4.0.0,)", null)]
    [InlineData("pkg:nuget/Serilog@v4.0.0", "[4.0.0,)", null)]
    public void Every_ecosystem_has_its_own_order_and_what_has_none_is_not_guessed(string component, string interval, bool? expected) =>
        Assert.Equal(expected, Given.Interval(interval).Contains(PackageUrl.Parse(component)));

    [Fact]
    public void An_interval_is_shown_as_it_was_written() => Assert.Equal("[1.0, 2.0)", Given.Interval(" [1.0, 2.0) ").ToString());
}
