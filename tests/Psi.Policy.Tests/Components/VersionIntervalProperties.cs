using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NuGet.Versioning;

namespace Psi.Policy.Tests.Components;

/// <summary>
/// Our intervals compared with NuGet.Versioning's own answers, and with what docs/policy.md says, for random versions and intervals from
/// few values, so that bounds and versions do meet.
/// </summary>
public class VersionIntervalProperties
{
    private static readonly Gen<string> Parts = MostlyOf(
        ["0", "1", "2", "01", "007", "10", "2147483647"], ["2147483648", "99999999999999999999"]);

    private static readonly Gen<string> Labels = MostlyOf(
        [
            "",
            "",
            "",
            "-0",
            "-1",
            "-alpha",
            "-ALPHA",
            "-alpha.1",
            "-beta.2",
            "-beta.10",
            "-beta.x",
            "-rc",
            "-rc.1",
            "-rc.1.0",
            "-rc-1",
        ], ["-01", "-", "-a..b", "-ä"]);

    private static readonly Gen<string> Metadata = MostlyOf(["", "", "", "+build", "+1.2"], ["+", "+a+b"]);

    private static readonly Gen<string> Versions =
        from count in Gen.Choose(1, 4)
        from parts in Gen.ArrayOf(Parts, count)
        from label in Labels
        from metadata in Metadata
        select string.Join('.', parts) + label + metadata;

    // Bounded, at least, at most, exactly, the short form of "at least", and others.
    private static readonly Gen<string> Intervals =
        from lower in Versions
        from upper in Versions
        from open in Gen.Elements("[", "(")
        from close in Gen.Elements("]", ")")
        from space in Gen.Elements("", "", " ")
        from shape in MostlyOf(
            ["{0}{1},{2}{3}", "{0}{1},{3}", "{0},{2}{3}", "[{1}]", "{1}"],
            ["{0}{1}{3}", "{0},{3}", "{0}{1},{2}", "{0}{1},{2},{2}{3}"])
        select space + string.Format(CultureInfo.InvariantCulture, shape, open, lower, space + upper, close) + space;

    private static readonly Gen<string> Floating =
        from version in Versions
        from upper in Versions
        from star in Gen.Elements("*", "1.*", "1.2.*", "1.2.3.*", "*-*", "1.*-*", "1.0.0-*", "1.0.0-rc.*", "*-rc.*")
        from shape in Gen.Elements("{0}", "[{0}]", "[{0},{1})", "({0},]", "[{1},{0}]", "(,{0})")
        select string.Format(CultureInfo.InvariantCulture, shape, star, shape.Contains("{1},", StringComparison.Ordinal) ? version : upper);

    [Fact]
    public void An_interval_holds_what_NuGet_says_it_holds() => Property.Holds(
        Cases,
        given => !VersionInterval.TryParse(given.Interval, out var interval)
            || interval.Contains(PackageUrl.NuGet("A", given.Version))
                == (NuGetVersion.TryParse(given.Version, out var version) ? VersionRange.Parse(given.Interval).Satisfies(version) : null),
        tests: 20_000);

    [Fact]
    public void A_prerelease_counts_at_its_place_in_the_order_and_by_nothing_else() => Property.Holds(
        Cases,
        given => !VersionInterval.TryParse(given.Interval, out var interval)
            || !NuGetVersion.TryParse(given.Version, out var version)
            || interval.Contains(PackageUrl.NuGet("A", given.Version))
                == IsBetweenTheBounds(given.Interval.Replace(" ", "", StringComparison.Ordinal), version),
        tests: 20_000);

    [Fact]
    public void What_is_read_is_what_NuGet_reads_unless_nothing_can_be_in_it() => Property.Holds(
        Intervals,
        text =>
        {
            var isRead = VersionInterval.TryParse(text, out var interval);
            if (!VersionRange.TryParse(text, allowFloating: false, out var range))
            {
                return !isRead;
            }
            // What is empty holds none of the versions at its own bounds, nor any between them.
            return isRead
                || (
                    range.HasLowerBound
                        && range.HasUpperBound
                        && (
                            range.MinVersion > range.MaxVersion
                                || !range.Satisfies(range.MinVersion!)
                                || !range.Satisfies(range.MaxVersion!)));
        },
        tests: 20_000);

    [Fact]
    public void A_floating_interval_is_refused() => Property.Holds(Floating, text => !VersionInterval.TryParse(text, out _), tests: 2000);

    [Fact]
    public void The_cases_above_are_both_in_and_outside_their_intervals_and_some_are_no_versions()
    {
        var answers = new Dictionary<string, int> { ["in"] = 0, ["outside"] = 0, ["no version"] = 0, ["no interval"] = 0 };
        Property.Holds(
            Cases,
            given =>
            {
                var answer = !VersionInterval.TryParse(given.Interval, out var interval) ? "no interval"
                    : interval.Contains(PackageUrl.NuGet("A", given.Version)) switch
                    {
                        true => "in",
                        false => "outside",
                        null => "no version",
                    };
                answers[answer]++;
                return true;
            },
            tests: 20_000);

        Assert.All(answers, answer => Assert.True(answer.Value > 1000, $"only {answer.Value} of 20000: {answer.Key}"));
    }

    [Theory]
    [InlineData("[1.0,2.0)", "1.0.0-rc.1", false)]
    [InlineData("[1.0,2.0)", "1.5.0-rc.1", true)]
    [InlineData("[1.0,2.0)", "2.0.0-rc.1", true)]
    [InlineData("[1.0,2.0)", "2.0.0-0", true)]
    [InlineData("[1.0,2.0.0-0)", "2.0.0-0", false)]
    [InlineData("[1.0,2.0.0-0)", "2.0.0-alpha", false)]
    [InlineData("[1.0,2.0.0-0)", "1.9.9", true)]
    [InlineData("[1.0.0-rc.1,)", "1.0.0-rc.1", true)]
    [InlineData("(1.0.0-rc.2,)", "1.0.0-rc.10", true)]
    [InlineData("[1.0.0-1,1.0.0-a]", "1.0.0-99", true)]
    [InlineData("[1.0.0-RC.1]", "1.0.0-rc.1", true)]
    [InlineData("[1.0.0+build]", "1.0+other", true)]
    [InlineData("[1.0]", "01.0.0.0", true)]
    [InlineData("[1.0.0.1]", "1.0.0", false)]
    [InlineData("[1.0,)", "2147483647.0.0", true)]
    [InlineData("[1.0,)", "2147483648.0.0", null)]
    public void What_the_documentation_says_of_prereleases_is_true(string interval, string version, bool? expected) =>
        Assert.Equal(expected, Given.Interval(interval).Contains(PackageUrl.NuGet("A", version)));

    private static Gen<string> MostlyOf(string[] usual, string[] odd) => Gen.Frequency((19, Gen.Elements(usual)), (1, Gen.Elements(odd)));

    private static Gen<(string Interval, string Version)> Cases =>
        from interval in Intervals
        from version in Versions
        select (interval, version);

    // The notation by hand: brackets include, parentheses don't, a bound may be left out.
    private static bool IsBetweenTheBounds(string interval, NuGetVersion version)
    {
        if (interval[0] is not ('[' or '('))
        {
            return version >= NuGetVersion.Parse(interval);
        }

        var bounds = interval[1..^1].Split(',');
        if (bounds is [var only])
        {
            return version == NuGetVersion.Parse(only);
        }

        var (lower, upper) = (bounds[0], bounds[1]);
        return (lower.Length == 0 || (interval[0] == '[' ? version >= NuGetVersion.Parse(lower) : version > NuGetVersion.Parse(lower)))
            && (upper.Length == 0 || (interval[^1] == ']' ? version <= NuGetVersion.Parse(upper) : version < NuGetVersion.Parse(upper)));
    }
}
