using Psi.Manifest;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Measures.Tests.Figures;

/// <summary>Worked figures of tests, tools and values: the period is November 2026.</summary>
public sealed class ScopeFiguresTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FigureTerms Terms = new(new MeasurePeriod(First, First.AddDays(30)));

    private readonly ScopeLedger _ledger = new();

    [Fact]
    public void There_is_a_figure_for_each_known_measure_and_each_of_the_organisations_own()
    {
        OwnMeasure[] own = [PageLoad(ValueAggregation.P75)];
        Assert.Equal(
            KnownMeasures.All.Select(measure => measure.Id).Append("web.page-load").Order(StringComparer.Ordinal),
            All(own).Select(figure => figure.Measure));
        Assert.All(All(own), figure => Assert.Equal((MeasurementState.NotMeasured, null), (figure.State, figure.Value)));
        Assert.All(All(own), figure => Assert.NotNull(figure.Remark));
    }

    [Fact]
    public void Coverage_names_the_files_it_rests_on()
    {
        _ledger.Coverage.Add(new CoveredLine("a.cs", 1, 1));
        _ledger.Coverage.Add(new CoveredLine("a.cs", 2, 0));
        _ledger.NoteInput("coverage", "coverage/a.xml");
        var lines = Figure(KnownMeasures.CoveredLines);
        Assert.Equal((0.5, 1, 2), (lines.Value, lines.Numerator, lines.Denominator));
        Assert.Equal(["coverage/a.xml"], lines.Inputs);
        Assert.Equal("the coverage files count no branches", Figure(KnownMeasures.CoveredBranches).Remark);
    }

    [Fact]
    public void A_test_that_fails_and_passes_is_passed_and_flaky()
    {
        foreach (var (name, outcome) in new[]
        {
            ("a", TestOutcome.Passed), ("b", TestOutcome.Failed), ("b", TestOutcome.Passed),
            ("c", TestOutcome.Failed), ("d", TestOutcome.Skipped),
        })
        {
            _ledger.Tests.Add(new TestResult { Name = name, Outcome = outcome });
        }

        var passed = Figure(KnownMeasures.PassedTests);
        Assert.Equal((2, 4, 1, 1), (passed.Numerator, passed.Denominator, passed.Parts["failed"], passed.Parts["skipped"]));
        Assert.Equal(0.25, Figure(KnownMeasures.FlakyTests).Value);
    }

    [Fact]
    public void Adoption_is_that_a_run_came_to_its_end_in_the_period_whatever_it_found()
    {
        Ran(2);
        Ran(-40, scope: "web");
        var adoption = Figure(KnownMeasures.Adoption(ToolPractice.StaticAnalysis));
        Assert.Equal((1, 1, 28, "CodeQL: since 2026-09-22, last 2026-11-03, over web"), (
            adoption.Value, adoption.Parts["runs"], adoption.Parts["days-since-last"], adoption.Remark));
        var open = Figure(KnownMeasures.OpenFindings(ToolPractice.StaticAnalysis));
        Assert.Equal((MeasurementState.Measured, 0), (open.State, open.Value));
        Assert.Equal(MeasurementState.NotMeasured, Figure(KnownMeasures.Adoption(ToolPractice.DynamicAnalysis)).State);
    }

    [Theory]
    [InlineData(-40, null, MeasurementState.Measured, 0.0)]
    [InlineData(2, false, MeasurementState.NotMeasured, null)]
    public void A_run_of_long_ago_or_one_that_broke_off_is_no_adoption(int day, bool? completed, MeasurementState state, double? value)
    {
        Ran(day, completed);
        var adoption = Figure(KnownMeasures.Adoption(ToolPractice.StaticAnalysis));
        Assert.Equal((state, value), (adoption.State, adoption.Value));
    }

    [Fact]
    public void A_run_that_broke_off_and_found_nothing_does_not_say_that_there_is_nothing()
    {
        Ran(2, completed: false);
        var open = Figure(KnownMeasures.OpenFindings(ToolPractice.StaticAnalysis));
        Assert.Equal((MeasurementState.NotMeasured, "no run came to its end"), (open.State, open.Remark));
    }

    [Fact]
    public void Findings_are_counted_by_severity_and_their_age_and_time_to_fix_told()
    {
        Ran(20);
        Found("1", FindingSeverity.Critical, FindingState.Open, firstSeen: 10);
        Found("2", FindingSeverity.High, FindingState.Open, firstSeen: -10);
        Found("3", FindingSeverity.High, FindingState.Accepted, firstSeen: 5);
        Found("4", FindingSeverity.Low, FindingState.Fixed, firstSeen: 1, fixedAt: 8);
        Found("5", FindingSeverity.Unknown, FindingState.Open, firstSeen: null);
        var open = Figure(KnownMeasures.OpenFindings(ToolPractice.StaticAnalysis));
        Assert.Equal((3, "1 accepted"), (open.Value, open.Remark));
        Assert.Equal(
            [new("critical", 1), new("high", 1), new KeyValuePair<string, double>("unknown", 1)], open.Parts);
        var age = Figure(KnownMeasures.FindingAge(ToolPractice.StaticAnalysis));
        // 20, 40 and, first seen by the run itself, 10 days.
        Assert.Equal((20, 3), (age.Value, age.Sample));
        Assert.Equal(7, Figure(KnownMeasures.FixTime(ToolPractice.StaticAnalysis)).Value);
    }

    [Fact]
    public void Availability_is_the_sum_of_what_was_good_by_the_sum_of_all()
    {
        Value(KnownMeasures.Availability, 1, 90, of: 100);
        Value(KnownMeasures.Availability, 2, 900, of: 900);
        Value(KnownMeasures.Availability, -2, 0, of: 100_000);
        var figure = Figure(KnownMeasures.Availability);
        Assert.Equal((0.99, 990, 1_000, 2), (figure.Value, figure.Numerator, figure.Denominator, figure.Sample));
    }

    [Fact]
    public void Requests_add_up_and_users_do_not()
    {
        Value(KnownMeasures.Requests, 1, 100);
        Value(KnownMeasures.Requests, 2, 200);
        Value(KnownMeasures.Users, 1, 70);
        Value(KnownMeasures.Users, 2, 50);
        Assert.Equal((300, 50), (Figure(KnownMeasures.Requests).Value, Figure(KnownMeasures.Users).Value));
    }

    [Theory]
    [InlineData(ValueAggregation.Mean, 250)]
    [InlineData(ValueAggregation.P50, 200)]
    [InlineData(ValueAggregation.P75, 300)]
    [InlineData(ValueAggregation.P95, 400)]
    [InlineData(ValueAggregation.P99, 400)]
    [InlineData(ValueAggregation.Last, 400)]
    [InlineData(ValueAggregation.Sum, 1_000)]
    public void A_measure_of_the_organisations_own_is_aggregated_as_it_says(ValueAggregation aggregation, double value)
    {
        for (var day = 1; day <= 4; day++)
        {
            Value("web.page-load", day, day * 100);
        }

        Assert.Equal(value, All([PageLoad(aggregation)]).Single(figure => figure.Measure == "web.page-load").Value);
    }

    [Fact]
    public void A_value_about_a_day_belongs_to_the_day_it_ends()
    {
        _ledger.Values.Add(new MeasuredValue
        {
            Measure = KnownMeasures.Requests,
            Value = 1,
            From = First.AddDays(29),
            At = First.AddDays(30)
        });
        _ledger.Values.Add(new MeasuredValue { Measure = KnownMeasures.Requests, Value = 1, From = First.AddDays(-1), At = First });
        Assert.Equal((1, 1), (Figure(KnownMeasures.Requests).Value, Figure(KnownMeasures.Requests).Sample));
    }

    [Fact]
    public void Values_that_have_ended_before_the_period_are_stale()
    {
        Value(KnownMeasures.Requests, -3, 100);
        var figure = Figure(KnownMeasures.Requests);
        Assert.Equal((MeasurementState.Stale, "the last value is of 2026-10-29"), (figure.State, figure.Remark));
    }

    [Fact]
    public void Values_too_large_to_add_are_no_figure()
    {
        Value(KnownMeasures.Requests, 1, double.MaxValue);
        Value(KnownMeasures.Requests, 2, double.MaxValue);
        Assert.Equal((MeasurementState.NotMeasured, null), (Figure(KnownMeasures.Requests).State, Figure(KnownMeasures.Requests).Value));
    }

    private IReadOnlyList<Figure> All(params IReadOnlyList<OwnMeasure> own) =>
        ScopeFigures.Of(new FigureScope("shop", null), _ledger, own, Terms);

    private Figure Figure(string measure) => All().Single(figure => figure.Measure == measure);

    private void Ran(int day, bool? completed = true, string? scope = null) => _ledger.Runs.Add(new ToolRun
    {
        Tool = "CodeQL",
        Practice = ToolPractice.StaticAnalysis,
        RanAt = First.AddDays(day),
        Completed = completed,
        Scope = scope,
    });

    private void Found(string fingerprint, FindingSeverity severity, FindingState state, int? firstSeen, int? fixedAt = null) =>
        _ledger.Findings.Add(
            new ToolFinding
            {
                Tool = "CodeQL",
                Practice = ToolPractice.StaticAnalysis,
                Rule = "r",
                Fingerprint = fingerprint,
                Severity = severity,
                State = state,
                FirstSeen = firstSeen is { } first ? First.AddDays(first) : null,
                FixedAt = fixedAt is { } gone ? First.AddDays(gone) : null,
                SeenAt = First.AddDays(20),
            });

    private void Value(string measure, int day, double value, double? of = null) =>
        _ledger.Values.Add(new MeasuredValue { Measure = measure, At = First.AddDays(day), Value = value, Of = of });

    private static OwnMeasure PageLoad(ValueAggregation aggregation) => new()
    {
        Location = new FileLocation("sources.yaml", 1, 1),
        Id = "web.page-load",
        Title = "Time until a page can be used",
        Unit = "ms",
        Better = Better.Down,
        Capability = "QM",
        Aggregate = aggregation,
    };
}
