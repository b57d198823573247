using Psi.Manifest;
using Psi.Measures.Sources;

namespace Psi.Measures.Tests.Figures;

/// <summary>Worked figures of events: the period is the four weeks from Monday, 2 November 2026.</summary>
public sealed class DeliveryFiguresTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly FigureTerms Terms = new(new MeasurePeriod(Monday, Monday.AddDays(28)));

    [Fact]
    public void Deployment_frequency_counts_what_reaches_production_and_is_new()
    {
        var figure = Figure(
            KnownMeasures.DeploymentFrequency,
            Deployed("1", 1, "aa"),
            Deployed("2", 2, "bb") with { Environment = "Prod" },
            // The same commits again are no release.
            Deployed("3", 3, "bb"),
            Deployed("4", 4, "cc") with { Environment = "staging" },
            Deployed("5", 5, "dd") with { Outcome = EventOutcome.Failed },
            // It was in production before it was taken back.
            Deployed("6", 6, "ee") with { Outcome = EventOutcome.RolledBack },
            Deployed("7", 7, "ff") with { Outcome = EventOutcome.Cancelled },
            Deployed("8", 8, "gg") with { Outcome = null },
            Deployed("9", -1, "hh"),
            Deployed("10", 28, "ii"));
        Assert.Equal((3.0 / 4, 3), (figure.Value, figure.Sample));
    }

    [Fact]
    public void Lead_time_is_from_the_first_commit_to_the_first_deployment_that_has_one_of_the_changes_commits()
    {
        var figure = Figure(
            KnownMeasures.LeadTime,
            Deployed("1", 2, "aa", "bb"),
            Deployed("2", 3, "bb", "cc"),
            Deployed("3", 3, "aa", "cc"),
            Merged("A", 0, 1, "aa"),
            Merged("B", 1, 2, "bb"),
            Merged("C", 1, 3, "CC"));
        Assert.Equal((MeasurementState.Measured, 48, 3, null), (figure.State, figure.Value, figure.Sample, figure.Proxy));
        // 48 h, 24 h, 48 h.
        Assert.Equal(new Distribution(3, 40, 48, 48, 48), figure.Distribution);
        Assert.Equal(0, figure.Parts["open"]);
    }

    [Fact]
    public void A_change_that_is_not_deployed_is_open_and_not_fast()
    {
        var figure = Figure(
            KnownMeasures.LeadTime,
            Deployed("1", 2, "aa"),
            Merged("A", 0, 1, "aa"),
            Merged("B", 3, 4, "bb"),
            Merged("C", 3, 4, "cc") with { Outcome = EventOutcome.Cancelled });
        Assert.Equal((48, 1, 1), (figure.Value, figure.Sample, figure.Parts["open"]));
    }

    [Fact]
    public void A_change_that_no_deployment_names_is_matched_by_time_and_said_to_be()
    {
        var figure = Figure(
            KnownMeasures.LeadTime,
            Deployed("1", 2),
            Deployed("2", 5),
            Merged("A", 0, 3, "aa"),
            Merged("B", 0, 1, "bb") with { Repository = "another" });
        Assert.Equal((120, 1), (figure.Value, figure.Sample));
        Assert.Equal(
            "1 of 1 changes are matched with a deployment by time, not by commit; 1 change is too few for a 95 % interval", figure.Proxy);
    }

    [Fact]
    public void To_deploy_again_makes_no_change_faster_or_slower()
    {
        var figure = Figure(KnownMeasures.LeadTime, Deployed("1", 2, "aa"), Deployed("2", 9, "aa"), Merged("A", 0, 1, "aa"));
        Assert.Equal((48, 1), (figure.Value, figure.Sample));
    }

    [Fact]
    public void Many_changes_that_no_deployment_names_are_matched_one_by_one()
    {
        // A hundred thousand of each: to compare each with each would take minutes.
        var events = Enumerable.Range(0, 100_000).SelectMany(number => new[]
        {
            Deployed($"d{number}", 2 + number / 10_000.0, $"d{number}"), Merged($"c{number}", 0, 1 + number / 10_000.0, $"c{number}"),
        });
        var figure = Figure(KnownMeasures.LeadTime, [.. events]);
        Assert.Equal((100_000, 0), (figure.Sample, figure.Parts["open"]));
        Assert.Equal("100000 of 100000 changes are matched with a deployment by time, not by commit", figure.Proxy);
    }

    [Fact]
    public void Change_failure_rate_is_of_deployments_that_failed_or_are_named_as_a_cause()
    {
        var figure = Figure(
            KnownMeasures.FailureRate,
            Deployed("1", 1, "aa"),
            Deployed("2", 2, "bb"),
            Deployed("3", 3, "cc") with { Outcome = EventOutcome.Failed },
            Deployed("4", 4, "dd") with { Outcome = EventOutcome.RolledBack },
            Deployed("5", 5, "ee"),
            Merged("E", 4, 5, "ee"),
            // An incident that names a deployment, and a defect that names a change.
            Incident("i", 2, 2, 3) with { CausedBy = ["2"] },
            Defect("d", 6, "production") with { CausedBy = ["E"] });
        Assert.Equal((0.8, 4, 5), (figure.Value, figure.Numerator, figure.Denominator));
    }

    [Fact]
    public void Times_to_restore_and_to_detect_are_means_and_percentiles_of_incidents()
    {
        DeliveryEvent[] incidents =
        [
            Incident("1", 1, 1.25, 2),
            Incident("2", 3, 3.5, 6) with { CausedBy = ["9"] },
            Incident("3", 7, 7.5, null),
            Incident("4", -9, -8, -7),
        ];
        var restore = Figure(KnownMeasures.RestoreTime, incidents);
        Assert.Equal((48, 24, 2), (restore.Value, restore.Distribution!.P50, restore.Sample));
        var recovery = Figure(KnownMeasures.RecoveryTime, incidents);
        Assert.Equal((72, 1), (recovery.Value, recovery.Sample));
        var detection = Figure(KnownMeasures.DetectionTime, incidents);
        Assert.Equal((10, 12, 3), (detection.Value, detection.Distribution!.P50, detection.Sample));
    }

    [Fact]
    public void An_incident_whose_beginning_nobody_knows_is_left_out_and_said()
    {
        var figure = Figure(KnownMeasures.RestoreTime, Incident("1", 1, 1, 2), Incident("2", 1, 1, 2) with { Started = null });
        Assert.Equal((1, "of 1 of 2 incidents is not known when they began"), (figure.Sample, figure.Remark));
    }

    [Fact]
    public void Defect_escape_rate_is_of_defects_whose_place_is_known()
    {
        var figure = Figure(
            KnownMeasures.EscapeRate,
            Defect("1", 1, "production"),
            Defect("2", 2, "test"),
            Defect("3", 3, "staging"),
            Defect("4", 4, null),
            Defect("5", -4, "production"));
        Assert.Equal((1.0 / 3, 1, 3), (figure.Value, figure.Numerator, figure.Denominator));
        Assert.Equal("of 1 of 4 defects is not known where they were found", figure.Remark);
    }

    [Fact]
    public void What_no_source_tells_of_is_not_measured_and_never_zero()
    {
        var figures = new DeliveryFigures(new FigureScope("shop", null), [], Terms).All().ToList();
        Assert.Equal(7, figures.Count);
        Assert.All(figures, figure => Assert.Equal((MeasurementState.NotMeasured, null), (figure.State, figure.Value)));
        Assert.Equal("no source tells of finished deployments to production", figures[0].Remark);
    }

    [Fact]
    public void What_was_told_long_ago_is_stale()
    {
        var figure = Figure(KnownMeasures.DeploymentFrequency, Deployed("1", -3, "aa"));
        Assert.Equal(
            (MeasurementState.Stale, null, "the last of the finished deployments to production that are told is of 2026-10-30"),
            (figure.State, figure.Value, figure.Remark));
    }

    [Fact]
    public void A_source_that_goes_on_and_tells_of_none_in_the_period_means_zero()
    {
        var figure = Figure(KnownMeasures.DeploymentFrequency, Deployed("1", -3, "aa"), Deployed("2", 30, "bb"));
        Assert.Equal((MeasurementState.Measured, 0), (figure.State, figure.Value));
    }

    [Fact]
    public void Without_deployments_releases_are_taken_for_them_and_it_is_said()
    {
        DeliveryEvent[] events =
        [
            Released("1", 2), Released("2", 9), Released("3", 16), Released("4", -3),
            Released("rc", 12) with { Environment = "prerelease" },
            Merged("A", 0, 1, "aa"), Merged("B", 5, 8, "bb"), Merged("C", 20, 21, "cc"),
            Deployed("1", 4, "aa") with { Environment = "staging" },
        ];
        var frequency = Figure(KnownMeasures.DeploymentFrequency, events);
        Assert.Equal((0.75, 3, "3 releases are taken for deployments"), (frequency.Value, frequency.Sample, frequency.Proxy));
        // 0.6187 to 8.7673 in four weeks.
        Assert.Equal((0.1547, 2.1918), (Math.Round(frequency.Interval!.Value.Low, 4), Math.Round(frequency.Interval.Value.High, 4)));

        var lead = Figure(KnownMeasures.LeadTime, events);
        Assert.Equal((48, 2, 1), (lead.Value, lead.Sample, lead.Parts["open"]));
        Assert.StartsWith("3 releases are taken for deployments; 2 of 2 changes are matched with a release by time", lead.Proxy);
    }

    [Fact]
    public void A_real_deployment_always_wins_over_releases()
    {
        var figure = Figure(KnownMeasures.DeploymentFrequency, Released("1", 2), Released("2", 9), Deployed("1", 3, "aa"));
        Assert.Equal((0.25, 1, null, null), (figure.Value, figure.Sample, figure.Proxy, figure.Interval));
        figure = Figure(KnownMeasures.LeadTime, Released("1", 2, "aa"), Deployed("1", 3, "aa"), Merged("A", 0, 1, "aa"));
        Assert.Equal((72, null), (figure.Value, figure.Proxy));
    }

    [Fact]
    public void Six_changes_are_enough_to_say_where_the_median_lies()
    {
        var figure = Figure(
            KnownMeasures.LeadTime,
            [Released("1", 10, "a", "b", "c", "d", "e", "f"), .. "abcdef".Select((id, day) => Merged($"{id}", day, day, $"{id}"))]);
        Assert.Equal((new ConfidenceInterval(120, 240), "1 release is taken for a deployment"), (figure.Interval!.Value, figure.Proxy));
    }

    [Fact]
    public void The_last_release_long_ago_is_stale()
    {
        var figure = Figure(KnownMeasures.DeploymentFrequency, Released("1", -3));
        Assert.Equal(
            (MeasurementState.Stale, "the last of the releases that are told is of 2026-10-30"), (figure.State, figure.Remark));
    }

    [Fact]
    public void Git_that_goes_on_and_has_no_release_in_the_period_means_zero_and_how_sure_it_is()
    {
        var change = Merged("A", 1, 2, "aa") with { Origin = "git" };
        var figure = Figure(KnownMeasures.DeploymentFrequency, Released("1", -3) with { Origin = "git" }, change);
        Assert.Equal((MeasurementState.Measured, 0, 0), (figure.State, figure.Value, figure.Sample));
        Assert.Equal((0, 0.9222), (figure.Interval!.Value.Low, Math.Round(figure.Interval.Value.High, 4)));

        // A file may end before the period, however git goes on; and so may git.
        figure = Figure(KnownMeasures.DeploymentFrequency, Released("1", -3), change);
        Assert.Equal(MeasurementState.Stale, figure.State);
        figure = Figure(
            KnownMeasures.DeploymentFrequency, Released("1", -3) with { Origin = "git" }, change with { Finished = Monday.AddDays(-1) });
        Assert.Equal(MeasurementState.Stale, figure.State);
    }

    [Fact]
    public void A_change_that_was_merged_before_the_period_and_released_in_it_is_measured()
    {
        var figure = Figure(KnownMeasures.LeadTime, Released("1", 1, "aa"), Merged("A", -4, -3, "aa"));
        Assert.Equal((MeasurementState.Measured, 120), (figure.State, figure.Value));
        figure = Figure(KnownMeasures.LeadTime, Released("1", -1, "aa"), Merged("A", -4, -3, "aa"));
        Assert.Equal(
            (MeasurementState.Stale, "the last of the merged changes that are told is of 2026-10-30"), (figure.State, figure.Remark));
    }

    [Fact]
    public void Changes_without_deployments_and_releases_have_no_lead_time()
    {
        var figure = Figure(KnownMeasures.LeadTime, Merged("A", 0, 1, "aa"));
        Assert.Equal("there are changes, and neither deployments to production nor releases", figure.Remark);
    }

    private static Figure Figure(string measure, params DeliveryEvent[] events) =>
        new DeliveryFigures(new FigureScope("shop", null), events.Select(Placed), Terms).All().Single(figure => figure.Measure == measure);

    private static DeliveryEvent Placed(DeliveryEvent happened) => happened with
    {
        InProduction = happened.Environment is { } environment ? new SourcesFile { Path = "sources.yaml" }.IsProduction(environment) : null,
    };

    private static DeliveryEvent Deployed(string id, double day, params string[] commits) => new()
    {
        Kind = EventKind.Deployment,
        Id = id,
        Origin = "test",
        Repository = "shop",
        Environment = "production",
        Finished = Monday.AddDays(day),
        Outcome = EventOutcome.Succeeded,
        Commits = commits,
    };

    private static DeliveryEvent Released(string id, double day, params string[] commits) =>
        Deployed(id, day, commits) with { Kind = EventKind.Release, Environment = null };

    private static DeliveryEvent Merged(string id, double started, double merged, params string[] commits) => new()
    {
        Kind = EventKind.Change,
        Id = id,
        Origin = "test",
        Repository = "shop",
        Started = Monday.AddDays(started),
        Finished = Monday.AddDays(merged),
        Outcome = EventOutcome.Succeeded,
        Commits = commits,
    };

    private static DeliveryEvent Incident(string id, double started, double detected, double? restored) => new()
    {
        Kind = EventKind.Incident,
        Id = id,
        Origin = "test",
        Started = Monday.AddDays(started),
        Detected = Monday.AddDays(detected),
        Restored = restored is { } day ? Monday.AddDays(day) : null,
    };

    private static DeliveryEvent Defect(string id, double found, string? environment) => new()
    {
        Kind = EventKind.Defect,
        Id = id,
        Origin = "test",
        Started = Monday.AddDays(found),
        Environment = environment,
    };
}
