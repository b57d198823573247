using System.Text.Json;
using FsCheck.Fluent;
using Psi.Manifest;
using Property = Psi.Policy.Tests.Property;

namespace Psi.Measures.Tests.Figures;

/// <summary>The figures of several products as one.</summary>
public sealed class FigureUnionTests
{
    private const MeasurementState NotMeasured = MeasurementState.NotMeasured;

    [Fact]
    public void A_share_is_that_of_all_and_not_the_mean_of_shares()
    {
        var united = Union(Share(KnownMeasures.CoveredLines, 1, 10), Share(KnownMeasures.CoveredLines, 90, 90));
        Assert.Equal((0.91, 91, 100), (united.Value, united.Numerator, united.Denominator));
    }

    [Fact]
    public void A_median_is_that_of_all_values_and_not_the_median_of_medians()
    {
        var united = Union(
            Times(KnownMeasures.LeadTime, 1, 1, 1, 1), Times(KnownMeasures.LeadTime, 100), Times(KnownMeasures.LeadTime, 200));
        Assert.Equal((1, 6), (united.Value, united.Distribution!.Count));
    }

    [Fact]
    public void A_mean_is_that_of_all_values() =>
        Assert.Equal(4, Union(Times(KnownMeasures.RestoreTime, 1, 1, 1), Times(KnownMeasures.RestoreTime, 13)).Value);

    [Fact]
    public void What_is_counted_is_added_up() => Assert.Equal(
        5, Union(Count(KnownMeasures.Requests, 2), Count(KnownMeasures.Requests, 3)).Value);

    [Fact]
    public void What_is_not_measured_of_a_product_is_not_zero_and_is_said()
    {
        var united = Union(Share(KnownMeasures.CoveredLines, 1, 2), Without(KnownMeasures.CoveredLines, MeasurementState.NotMeasured));
        Assert.Equal((0.5, new Share(1, 2)), (united.Value, united.Products));
        Assert.Equal("of 1 of 2 products; the others have no value", united.Remark);
    }

    [Fact]
    public void Without_a_measured_product_there_is_no_value()
    {
        var missing = Without(KnownMeasures.LeadTime, MeasurementState.NotMeasured);
        var nothing = Without(KnownMeasures.LeadTime, MeasurementState.NotApplicable);
        var old = Without(KnownMeasures.LeadTime, MeasurementState.Stale);
        Assert.Equal(MeasurementState.NotApplicable, Union(nothing, nothing).State);
        Assert.Equal(MeasurementState.NotMeasured, Union(missing, nothing).State);
        Assert.Equal(MeasurementState.Stale, Union(missing, old).State);
        Assert.Null(Union(missing, old).Value);
    }

    [Fact]
    public void Of_adoption_the_last_run_of_all_counts_as_the_last()
    {
        var measure = KnownMeasures.Adoption(ToolPractice.StaticAnalysis);
        var united = Union(
            Share(measure, 1, 1) with { Parts = Parts(("days-since-last", 30), ("runs", 2)) },
            Share(measure, 0, 1) with { Parts = Parts(("days-since-last", 200), ("runs", 0)) });
        Assert.Equal((0.5, 30, 2), (united.Value, united.Parts["days-since-last"], united.Parts["runs"]));
    }

    [Fact]
    public void A_proxy_of_one_product_is_a_proxy_of_all() => Assert.Equal(
        "of some products a proxy is taken",
        Union(Share(KnownMeasures.FailureRate, 1, 2) with { Proxy = "x" }, Share(KnownMeasures.FailureRate, 1, 2)).Proxy);

    [Fact]
    public void The_union_of_parts_is_the_union_of_the_whole() => Property.Holds(
        from figures in Gen.NonEmptyListOf(
            from kind in Gen.Choose(0, 3)
            from one in Gen.Choose(0, 9)
            from other in Gen.Choose(1, 9)
            select kind switch
            {
                0 => new[] { Share(KnownMeasures.CoveredLines, one, one + other), Times(KnownMeasures.LeadTime, one, other) },
                1 => [Count(KnownMeasures.Users, one), Times(KnownMeasures.DetectionTime, one, one, other)],
                2 => [Without(KnownMeasures.CoveredLines, MeasurementState.Stale), Without(KnownMeasures.Users, NotMeasured)],
                _ => [Without(KnownMeasures.LeadTime, MeasurementState.NotApplicable), Share(KnownMeasures.CoveredLines, one, 10)],
            })
        from size in Gen.Choose(1, 4)
        select (figures, size),
        given =>
        {
            var whole = FigureUnion.Of(given.figures.SelectMany(of => of), default, []);
            var parts = given.figures.Chunk(given.size).SelectMany(part => FigureUnion.Of(part.SelectMany(of => of), default, []));
            return JsonSerializer.Serialize(whole) == JsonSerializer.Serialize(FigureUnion.Of(parts, default, []));
        });

    private static Figure Union(params Figure[] figures) => Assert.Single(FigureUnion.Of(figures, default, []));

    private static Figure Share(string measure, double numerator, double denominator) => Measured(measure) with
    {
        Value = numerator / denominator,
        Numerator = numerator,
        Denominator = denominator,
    };

    private static Figure Times(string measure, params double[] values) => Measured(measure) with
    {
        Value = Distribution.Of(values)!.P50,
        Distribution = Distribution.Of(values),
        Values = values,
    };

    private static Figure Count(string measure, double value) => Measured(measure) with { Value = value };

    private static Figure Without(string measure, MeasurementState state) => Figure.Without(measure, default, state, "why");

    private static Figure Measured(string measure) =>
        new() { Measure = measure, Scope = default, State = MeasurementState.Measured, Sample = 1 };

    private static SortedDictionary<string, double> Parts(params (string Name, double Value)[] parts) =>
        new(parts.ToDictionary(part => part.Name, part => part.Value), StringComparer.Ordinal);
}
