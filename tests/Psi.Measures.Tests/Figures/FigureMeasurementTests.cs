using Psi.Manifest;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Measures.Tests.Figures;

public sealed class FigureMeasurementTests
{
    private static readonly FigureScope Shop = new("shop", null);

    private static readonly MeasurePeriod Period = MeasurePeriod.EndingWith(new CalendarDate(2026, 11, 2), 90);

    private static readonly Figure Share = new()
    {
        Measure = KnownMeasures.CoveredLines,
        Scope = Shop,
        State = MeasurementState.Measured,
        Value = 0.75,
        Numerator = 3,
        Denominator = 4,
        Sample = 4,
        Inputs = ["a.info"],
    };

    private static readonly Figure Time = new()
    {
        Measure = KnownMeasures.RestoreTime,
        Scope = Shop,
        State = MeasurementState.Measured,
        Value = 2,
        Distribution = new Distribution(3, 2, 2, 3, 3),
        Sample = 3,
        Inputs = ["b.csv", "a.csv"],
        Proxy = "of the tickets",
        Remark = "1 is open",
        Parts = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["open"] = 1 },
    };

    [Fact]
    public void A_share_has_its_two_numbers_and_no_value()
    {
        var measurement = Of(Share);

        Assert.Equal((3, 4, null), (measurement.Numerator, measurement.Denominator, measurement.Value));
        Assert.Equal(("line", "coverage files", 1), (measurement.Unit, measurement.Source, measurement.FormulaVersion));
    }

    [Fact]
    public void What_is_no_share_has_its_value_and_all_that_is_known_of_it()
    {
        var measurement = Of(Time);

        Assert.Equal((null, null, 2, "h", 3), (
            measurement.Numerator, measurement.Denominator, measurement.Value, measurement.Unit, measurement.Sample));
        Assert.Equal(new ManifestDistribution { Count = 3, Mean = 2, P50 = 2, P75 = 3, P95 = 3 }, measurement.Distribution);
        Assert.Equal(("of the tickets", "1 is open", "2026-11-02"), (measurement.Proxy, measurement.Remark, measurement.ObservedAt));
        Assert.Equal(KeyValuePair.Create("open", 1.0), Assert.Single(measurement.Parts!));
        Assert.Equal(["a.csv", "b.csv"], measurement.Inputs);
    }

    [Fact]
    public void The_period_has_both_of_its_days()
    {
        Assert.Equal(new ManifestPeriod { From = new(2026, 8, 5), To = new(2026, 11, 2) }, Of(Share).Period);
        Assert.Equal(
            new ManifestPeriod { From = new(2026, 11, 2), To = new(2026, 11, 2) },
            Of(Share, MeasurePeriod.EndingWith(new CalendarDate(2026, 11, 2), 1)).Period);
        Assert.Equal(new CalendarDate(1, 1, 1), Of(Share, MeasurePeriod.EndingWith(new CalendarDate(1, 2, 1), 90)).Period!.From);
    }

    [Fact]
    public void Without_a_number_there_is_no_sample_and_the_remark_says_why()
    {
        var measurement = Of(Figure.Without(KnownMeasures.Users, Shop, MeasurementState.Stale, "the last value is old"));

        Assert.Equal((MeasurementState.Stale, null, null, "the last value is old"), (
            measurement.State, measurement.Value, measurement.Sample, measurement.Remark));
        Assert.Null(measurement.Parts);
        Assert.Null(measurement.Inputs);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_number_that_no_manifest_can_have_is_not_measured(double number)
    {
        Figure[] figures =
        [
            Share with { Denominator = number },
            Share with { Numerator = number },
            Time with { Value = number },
            Time with { Distribution = Time.Distribution! with { Mean = number } },
            Time with { Parts = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["open"] = number } },
        ];

        Assert.All(figures.Select(figure => Of(figure)), measurement =>
        {
            Assert.Equal(
                (MeasurementState.NotMeasured, "its values are too large to be put together"), (measurement.State, measurement.Remark));
            Assert.Null(measurement.Value ?? measurement.Numerator ?? measurement.Denominator);
            Assert.Null(measurement.Distribution);
            Assert.Null(measurement.Parts);
            Assert.NotNull(measurement.Inputs);
        });
    }

    [Fact]
    public void The_organisation_says_the_unit_of_its_own_measure()
    {
        var measurement = Of(Time with { Measure = "web.page-load" });

        Assert.Equal(("ms", "values of other systems", null), (measurement.Unit, measurement.Source, measurement.FormulaVersion));
    }

    private static ManifestMeasurement Of(Figure figure, MeasurePeriod? period = null) => FigureMeasurement.Of(
        figure,
        new SecurityManifest
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            Subject = new ManifestSubject { Repository = "shop", Path = "" },
            Policy = new ManifestPolicy
            {
                Organisation = "Contoso",
                Version = "1",
                Sha256 = "",
                Enforcement = EnforcementMode.Enforce,
                DecidedFor = new CalendarDate(2026, 11, 2),
            },
            Tool = new ManifestTool { Name = "Psi.Analyzers", Version = "0.1.0" },
        },
        [
            new OwnMeasure
            {
                Location = new FileLocation("sources.yaml", 9, 5),
                Id = "web.page-load",
                Title = "Page load",
                Unit = "ms",
                Better = Better.Down,
                Capability = "QM",
                Aggregate = ValueAggregation.P75,
            },
        ],
        period ?? Period);
}
