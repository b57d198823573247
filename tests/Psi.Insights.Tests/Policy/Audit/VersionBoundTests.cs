using FsCheck;
using FsCheck.Fluent;
using NuGet.Protocol;
using NuGet.Versioning;
using Psi.Insights.Policy.Audit;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Policy;

namespace Psi.Insights.Tests.Policy.Audit;

public class VersionBoundTests
{
    private static readonly Advisory Known = new("https://advisories.example/GHSA-1", PackageVulnerabilitySeverity.High);

    [Theory]
    [InlineData("[1.0,)", "1.0.0! 1.1.0! 1.2.0 1.3.0", "[1.2.0,)")]
    [InlineData("[1.0,2.0)", "1.0.0! 1.2.0 2.0.0", "[1.2.0,2.0)")]
    [InlineData("(,2.0]", "1.0.0! 1.2.0", "[1.2.0,2.0]")]
    [InlineData("1.0", "1.0.0! 1.2.0", "[1.2.0,)")]
    [InlineData(null, "1.0.0! 1.2.0", "[1.2.0,)")]
    [InlineData("[1.0,)", "1.0.0! 1.2.0-rc.1 1.2.0 1.3.0!", "[1.2.0,)")]
    public void It_rises_over_the_vulnerable_versions_at_the_beginning(string? interval, string versions, string raised) =>
        Assert.Equal(raised, Raised(interval, versions));

    [Theory]
    [InlineData("[1.0,)", "1.0.0 1.1.0")]
    [InlineData("[1.0,)", "1.0.0 1.1.0! 1.2.0")]
    [InlineData("[1.0,2.0)", "1.0.0! 1.1.0! 2.0.0")]
    [InlineData("[1.0,)", "1.0.0! 1.1.0-rc.1")]
    [InlineData("[1.0,)", "1.0.0! 1.1.0? 1.2.0")]
    [InlineData("[1.1,)", "1.0.0! 1.1.0")]
    [InlineData("[1.0.0]", "1.0.0! 1.1.0")]
    [InlineData("[1.0,)", "")]
    public void It_stays_when_that_would_leave_out_a_sound_version_or_leave_none(string interval, string versions) =>
        Assert.Null(Raised(interval, versions));

    [Fact]
    public void Of_a_prohibited_component_there_is_none_to_raise() =>
        Assert.Null(Raised("(,1.0)", "1.0.0! 1.1.0", ComponentStatus.Prohibited));

    [Fact]
    public void A_raised_interval_leaves_out_a_vulnerable_version_and_no_sound_stable_one_and_lets_in_none_that_was_out()
    {
        var version =
            from minor in Gen.Choose(0, 9)
            from label in Gen.Elements("", "", "-rc.1")
            from mark in Gen.Elements("", "", "!", "?")
            select $"1.{minor}.0{label}{mark}";
        var cases =
            from versions in version.ListOf()
            from interval in Gen.Elements("[1.0,)", "(1.1,1.8]", "[1.2,1.7)", "(,1.6)", "1.3")
            select (Versions: string.Join(' ', versions.DistinctBy(version => version.TrimEnd('!', '?'))), interval);
        var raisedOnce = 0;

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 7), Prop.ForAll(cases.ToArbitrary(), item =>
        {
            if (Raised(item.interval, item.Versions) is not { } raised)
            {
                return true;
            }

            raisedOnce++;
            Assert.True(VersionInterval.TryParse(item.interval, out var before));
            Assert.True(VersionInterval.TryParse(raised, out var after));
            var all = Facts(item.Versions);
            var left = all.Where(facts => Contains(before, facts) && !Contains(after, facts)).ToList();
            return left.Exists(facts => facts.IsVulnerable)
                && left.TrueForAll(facts => facts.IsVulnerable || facts.Version.IsPrerelease)
                && all.TrueForAll(facts => Contains(before, facts) || !Contains(after, facts));
        }));

        Assert.True(raisedOnce > 20, $"{raisedOnce}");
    }

    // 1.0.0! is vulnerable, 1.0.0? is unlisted.
    private static List<VersionFacts> Facts(string versions) =>
    [
        .. versions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                text => new VersionFacts(
                    NuGetVersion.Parse(text.TrimEnd('!', '?')), !text.EndsWith('?'), null, text.EndsWith('!') ? [Known] : []))
            .OrderBy(facts => facts.Version),
    ];

    private static bool Contains(VersionInterval? interval, VersionFacts facts) =>
        interval?.Contains(PackageUrl.NuGet("A", facts.Version.ToString())) ?? true;

    private static string? Raised(string? interval, string versions, ComponentStatus status = ComponentStatus.Permitted)
    {
        Assert.True(ComponentPattern.TryParse("pkg:nuget/A", out var pattern, out _));
        _ = VersionInterval.TryParse(interval, out var parsed);
        var entry = new ComponentEntry { Location = default, Pattern = pattern, Status = status, Versions = parsed };
        return VersionBound.WithoutVulnerable(
            EntryAudit.Of(entry, new PackageFacts("A", Facts(versions), ["feed"], []), prereleases: false, []));
    }
}
