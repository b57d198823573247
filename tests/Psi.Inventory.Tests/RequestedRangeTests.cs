using FsCheck;
using FsCheck.Fluent;
using NuGet.Versioning;

namespace Psi.Inventory.Tests;

/// <summary>A range pins a version when nothing that is published later changes what restore chooses.</summary>
public sealed class RequestedRangeTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(2000)
        .WithReplay(new Replay(new Rnd(20261102UL, 815UL), null));

    [Theory]
    [InlineData("1.0.0", "1.0.0", true)]
    [InlineData("[1.0.0, )", "1.0.0", true)]
    [InlineData(" [ 1.0.0 , ) ", "1.0.0", true)]
    [InlineData("[1.0, )", "1.0.0", true)]
    [InlineData("[1.0.0]", "1.0.0", true)]
    [InlineData("[1.0.0, 1.0.0]", "1.0.0", true)]
    [InlineData("[1.0.0, 2.0.0)", "1.0.0", true)]
    [InlineData("[1.0.0-beta.1, )", "1.0.0-beta.1", true)]
    [InlineData("[1.0.0, )", "1.0.1", false)]
    [InlineData("[8.5.0, 9.0.0)", "8.6.0", false)]
    [InlineData("(8.5.0,9.0)", "8.6.0", false)]
    [InlineData("( 8.5.0 , 9.0 )", "8.6.0", false)]
    [InlineData("(1.0.0, )", "1.0.1", false)]
    [InlineData("(1.0.0, )", "1.0.0", false)]
    [InlineData("(1.0.0, 1.0.1]", "1.0.1", false)]
    [InlineData("(, 2.0.0)", "0.1.0", false)]
    [InlineData("(, 2.0.0]", "2.0.0", false)]
    [InlineData("(, )", "1.0.0", false)]
    [InlineData("*", "1.0.0", false)]
    [InlineData("*-*", "1.0.0-a", false)]
    [InlineData("1.*", "1.0.0", false)]
    [InlineData("[1.*, )", "1.0.0", false)]
    [InlineData("[1.*, 2.0.0)", "1.0.0", false)]
    [InlineData("1.0.0-*", "1.0.0", false)]
    [InlineData("[1.0.0-beta.*, )", "1.0.0-beta.1", false)]
    [InlineData("no range", "1.0.0", false)]
    [InlineData("", "1.0.0", false)]
    public void A_range_pins_only_a_version_it_names(string range, string version, bool isPinned) =>
        Assert.Equal(isPinned, RequestedRange.IsPinned(range, version));

    [Fact]
    public void A_package_nobody_asked_for_by_itself_is_pinned_by_what_brings_it_in() =>
        Assert.True(RequestedRange.IsPinned(null, "1.0.0"));

    // NuGet's own choice is the model.
    [Fact]
    public void What_is_published_later_never_changes_a_pinned_version() =>
        Check.One(Seeded, Prop.ForAll(
            (from range in SomeRange
             from published in Gen.NonEmptyListOf(SomeVersion)
             from later in SomeVersion
             select (range, published, later)).ToArbitrary(),
            drawn => Chosen(drawn.range, drawn.published) is not { } chosen
                || !RequestedRange.IsPinned(drawn.range.OriginalString, chosen.ToNormalizedString())
                || Chosen(drawn.range, [.. drawn.published, drawn.later]) == chosen));

    [Fact]
    public void What_is_not_pinned_can_be_changed_by_what_is_published() =>
        Check.One(Seeded, Prop.ForAll(
            (from range in SomeRange from published in Gen.NonEmptyListOf(SomeVersion) select (range, published)).ToArbitrary(),
            drawn => Chosen(drawn.range, drawn.published) is not { } chosen
                || RequestedRange.IsPinned(drawn.range.OriginalString, chosen.ToNormalizedString())
                // The release of a prerelease that floats: nothing is newer.
                || (drawn.range.IsFloating && !chosen.IsPrerelease && drawn.range.MinVersion!.IsPrerelease)
                || Later.Any(later => Chosen(drawn.range, [.. drawn.published, later]) != chosen)));

    private static NuGetVersion? Chosen(VersionRange range, IEnumerable<NuGetVersion> published) => range.FindBestMatch(published);

    private static IReadOnlyList<NuGetVersion> Everything { get; } =
    [
        .. from major in Enumerable.Range(1, 4)
           from minor in Enumerable.Range(0, 4)
           from suffix in new[] { "", "-a", "-b" }
           select NuGetVersion.Parse($"{major}.{minor}.0{suffix}"),
    ];

    // Between, below and above all of those.
    private static IReadOnlyList<NuGetVersion> Later { get; } =
    [
        .. Everything,
        .. Everything.Select(version => NuGetVersion.Parse($"{version.Major}.{version.Minor}.0.1")),
        .. Everything.Select(version => NuGetVersion.Parse($"{version.Major}.{version.Minor}.0.1-a")),
        .. Everything.Select(version => NuGetVersion.Parse($"{version}{(version.IsPrerelease ? ".1" : "-c")}")),
        .. Everything.Select(version => NuGetVersion.Parse($"{version.Major}.{version.Minor}.99")),
        .. Everything.Select(version => NuGetVersion.Parse($"{version.Major}.99.0")),
        NuGetVersion.Parse("0.1.0"),
        NuGetVersion.Parse("99.0.0"),
    ];

    private static Gen<NuGetVersion> SomeVersion => Gen.Elements(Everything.AsEnumerable());

    private static Gen<VersionRange> SomeRange => Gen.Frequency(
        (4, from low in SomeVersion
            from high in SomeVersion
            from opens in Gen.Elements("[", "(")
            from closes in Gen.Elements("]", ")")
            from form in Gen.Elements("{0}{1}, {2}{3}", "{0}{1}, {3}", "{0}, {2}{3}", "{1}")
            select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, opens, low, high, closes)),
        (1, Gen.Elements("*", "1.*", "1.1.*", "2.0.0-*", "1.0.0-a*", "[1.*, 3.0.0)")))
        .Where(text => VersionRange.TryParse(text, out _))
        .Select(text => VersionRange.Parse(text));
}
