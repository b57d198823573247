using System.Text;
using Psi.Policy;

namespace Psi.Manifest.Tests.Consistency;

/// <summary>Names that nobody can see and numbers without a value: writers refuse what readers refuse.</summary>
public sealed class ManifestNamesTests
{
    public static TheoryData<string> UnseenNames =>
    [
        "", " ", "\t", "\u200B", "a\u200Bb", "pay\u00ADments", "a\u202Eb", "a\u0000", "a\uFE0F", "\u3164", "a\u034Fb", "a\u180Eb", "\u2060",
        "a\U000E0041", "a\U000E0100", "\uFFA0", "\u115F",
        "a\u2800", "a\u00A0", "\u00A0a", "a ", "pay\u2007ments",
    ];

    [Theory]
    [MemberData(nameof(UnseenNames))]
    public void An_id_that_nobody_can_see_is_refused_when_it_is_written_and_when_it_is_read(string id)
    {
        AssertRefused(Examples.CompleteFragment with { Product = Examples.Product with { Id = id } }, "$.product.id");
        AssertRefused(Manifest() with { Product = Examples.Product with { Id = id } }, "$.product.id");
        AssertRefused(
            Manifest() with { Requirements = [Examples.CompleteManifest.Requirements[0] with { Id = id }] }, "$.requirements[0].id");
        AssertRefused(Manifest() with { Waivers = [Examples.Waiver(id)] }, "$.waivers[0].id");
        AssertRefused(Manifest() with { Subject = Examples.Subject with { Repository = id } }, "$.subject.repository");
        AssertRefused(
            Manifest() with { Measurements = [Examples.CompleteManifest.Measurements[0] with { Id = id }] }, "$.measurements[0].id");
    }

    [Theory]
    [MemberData(nameof(UnseenNames))]
    public void Nor_is_a_domain_a_team_or_a_person_that_looks_like_another(string name)
    {
        AssertRefused(Manifest() with { Product = Examples.Product with { Domain = name } }, "$.product.domain");
        AssertRefused(Manifest() with { Product = Examples.Product with { Team = name } }, "$.product.team");
        AssertRefused(Manifest() with { Product = Examples.Product with { Accountable = name } }, "$.product.accountable");
    }

    [Theory]
    [InlineData("https://name:token@git.contoso.example/app", false)]
    [InlineData("https://token@git.contoso.example/app", false)]
    [InlineData("ssh://git:password@git.contoso.example/app", false)]
    [InlineData("ssh://git@git.contoso.example/app", true)]
    [InlineData("git@git.contoso.example:app", true)]
    [InlineData("https://git.contoso.example:8443/a@b", true)]
    public void A_secret_in_an_address_is_refused(string repository, bool isPublic)
    {
        var manifest = Manifest() with { Subject = Examples.Subject with { Repository = repository } };
        if (isPublic)
        {
            ManifestJson.ReadManifest(ManifestJson.Write(manifest));
        }
        else
        {
            AssertRefused(manifest, "$.subject.repository");
        }
    }

    [Theory]
    [InlineData("payments-api")]
    [InlineData("zahlungen-österreich")]
    [InlineData("決済")]
    [InlineData("payments (cards)")]
    [InlineData("pay\U0001F4B3")]
    public void Letters_of_every_script_can_be_seen(string id) =>
        ManifestJson.ReadFragment(ManifestJson.Write(Examples.CompleteFragment with { Product = Examples.Product with { Id = id } }));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_not_written(double number)
    {
        AssertNotWritten(With(numerator: number), "$.measurements[0].numerator");
        AssertNotWritten(With(denominator: number), "$.measurements[0].denominator");
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"NaN\"")]
    public void What_is_not_finite_is_not_read(string number) => AssertNotRead(
        Encoding.UTF8.GetString(ManifestJson.Write(With(numerator: 11)))
            .Replace("\"numerator\": 11", $"\"numerator\": {number}", StringComparison.Ordinal),
        "$.measurements[0].numerator");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Nor_in_a_figure_of_other_tools(double number)
    {
        var told = Examples.MeasurementOfOtherTools;
        AssertNotWritten(With(told with { Value = number }), "$.measurements[0].value");
        AssertNotWritten(
            With(told with { Parts = new Dictionary<string, double> { ["open"] = number } }), "$.measurements[0].parts['open']");
        AssertNotWritten(WithDistribution(told.Distribution! with { Mean = number }), "$.measurements[0].distribution.mean");
        AssertNotWritten(WithDistribution(told.Distribution! with { P50 = number }), "$.measurements[0].distribution.p50");
        AssertNotWritten(WithDistribution(told.Distribution! with { P75 = number }), "$.measurements[0].distribution.p75");
        AssertNotWritten(WithDistribution(told.Distribution! with { P95 = number }), "$.measurements[0].distribution.p95");

        SecurityManifest WithDistribution(ManifestDistribution distribution) => With(told with { Distribution = distribution });
    }

    [Theory]
    [InlineData("\"value\": 3.5", "\"value\": 1e999", "$.measurements[0].value")]
    [InlineData("\"open\": 1", "\"open\": -1e999", "$.measurements[0].parts['open']")]
    [InlineData("\"p95\": 7.25", "\"p95\": 1e999", "$.measurements[0].distribution.p95")]
    [InlineData("\"p95\": 7.25", "\"p95\": \"NaN\"", "$.measurements[0].distribution.p95")]
    [InlineData("\"sample\": 4", "\"sample\": -4", "$.measurements[0].sample")]
    [InlineData("\"sample\": 4", "\"sample\": 4.5", "$.measurements[0].sample")]
    [InlineData("\"count\": 4", "\"count\": -4", "$.measurements[0].distribution.count")]
    [InlineData("\"formulaVersion\": 1", "\"formulaVersion\": 0", "$.measurements[0].formulaVersion")]
    [InlineData("\"open\": 1", "\"o\u200Bpen\": 1", "$.measurements[0].parts")]
    [InlineData("\"from\": \"2026-08-05\"", "\"from\": \"2026-08-05T00:00:00Z\"", "$.measurements[0].period.from")]
    public void What_is_no_number_of_this_kind_is_not_read_from_a_figure_of_other_tools(string written, string changed, string path)
    {
        var text = Encoding.UTF8.GetString(ManifestJson.Write(With(Examples.MeasurementOfOtherTools)));
        ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(text));

        Assert.Contains(written, text, StringComparison.Ordinal);
        AssertNotRead(text.Replace(written, changed, StringComparison.Ordinal), path);
    }

    [Fact]
    public void Nothing_is_counted_among_less_than_nothing()
    {
        AssertNotWritten(With(denominator: -1), "$.measurements[0].denominator");
        AssertNotRead(
            Encoding.UTF8.GetString(ManifestJson.Write(With(denominator: 12)))
                .Replace("\"denominator\": 12", "\"denominator\": -12", StringComparison.Ordinal),
            "$.measurements[0].denominator");
        ManifestJson.ReadManifest(ManifestJson.Write(With(numerator: -1)));
    }

    [Fact]
    public void A_component_whose_name_is_too_long_when_it_is_written_is_refused_on_both_sides()
    {
        // Each of these letters is nine characters of the canonical form.
        var name = new string('決', 120);
        AssertNotWritten(WithComponent(PackageUrl.NuGet(name, "1.0.0")), "$.components[0].purl");
        AssertNotWritten(WithComponent(PackageUrl.NuGet("A\u200BB", "1.0.0")), "$.components[0].purl");

        Assert.False(PackageUrl.TryParse($"pkg:nuget/{name}@1.0.0", out _, out var expectation));
        Assert.Contains("in its canonical form at most 1024 characters", expectation, StringComparison.Ordinal);
        Assert.True(PackageUrl.TryParse($"pkg:nuget/{new string('決', 110)}@1.0.0", out var fits, out _));
        ManifestJson.ReadManifest(ManifestJson.Write(WithComponent(fits)));
    }

    private static SecurityManifest Manifest() => Examples.CompleteManifest with { Findings = [], Requirements = [], Evidence = [] };

    private static SecurityManifest With(double numerator = 11, double denominator = 12) => Manifest() with
    {
        Measurements = [Examples.CompleteManifest.Measurements[0] with { Numerator = numerator, Denominator = denominator }],
    };

    private static SecurityManifest With(ManifestMeasurement measurement) => Manifest() with { Measurements = [measurement] };

    private static SecurityManifest WithComponent(PackageUrl purl) =>
        Manifest() with { Components = [Examples.CompleteManifest.Components[0] with { Purl = purl }] };

    private static void AssertRefused(Fragment fragment, string path)
    {
        Assert.Contains(path, Assert.Throws<ManifestFormatException>(() => ManifestJson.Write(fragment)).Message, StringComparison.Ordinal);
        Assert.Contains(
            path,
            Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadFragment(ManifestJson.WriteBySerializer(fragment))).Message,
            StringComparison.Ordinal);
    }

    private static void AssertRefused(SecurityManifest manifest, string path)
    {
        AssertNotWritten(manifest, path);
        AssertNotRead(Encoding.UTF8.GetString(ManifestJson.WriteUnchecked(manifest)), path);
    }

    private static void AssertNotWritten(SecurityManifest manifest, string path) => Assert.Contains(
        path, Assert.Throws<ManifestFormatException>(() => ManifestJson.Write(manifest)).Message, StringComparison.Ordinal);

    private static void AssertNotRead(string text, string path) => Assert.Contains(
        path,
        Assert.Throws<ManifestFormatException>(() => ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(text))).Message,
        StringComparison.Ordinal);
}
