using Psi.Manifest;
using Psi.Measures.Sources.Git;

namespace Psi.Measures;

/// <summary>The figures that come from events: how a product is delivered, and what of it fails.</summary>
internal sealed class DeliveryFigures
{
    private readonly FigureScope _scope;
    private readonly FigureTerms _terms;
    private readonly List<DeliveryEvent> _events;
    private readonly ProductionDeployments _production;
    private readonly ProductReleases _releases;

    /// <param name="scope">Of whom.</param>
    /// <param name="events">All events that are known of it, also those before the period.</param>
    /// <param name="terms">What for.</param>
    public DeliveryFigures(FigureScope scope, IEnumerable<DeliveryEvent> events, FigureTerms terms)
    {
        (_scope, _terms, _events) = (scope, terms, [.. events]);
        _production = new ProductionDeployments(_events);
        _releases = new ProductReleases(_events);
    }

    /// <summary>Whether releases are taken for deployments: no source tells of those to production.</summary>
    public bool IsOfReleases => _production.Ended.Count == 0 && _releases.All.Count > 0;

    /// <summary>One figure for each measure of events.</summary>
    public IEnumerable<Figure> All() =>
        [Frequency(), LeadTime(), FailureRate(), RestoreTime(), RecoveryTime(), EscapeRate(), DetectionTime()];

    private Figure Frequency()
    {
        const string id = KnownMeasures.DeploymentFrequency;
        var (kind, ended, counted) = IsOfReleases
            ? (EventKind.Release, _releases.All, _releases.All)
            : (EventKind.Deployment, _production.Ended, _production.Releases);
        if (WithoutEvents(id, kind, ended.Select(deployment => deployment.Finished)) is { } without
            && !(without.State == MeasurementState.Stale && IsOfReleases && _releases.AreOfGit && GitGoesOn))
        {
            return without;
        }

        var count = counted.Count(deployment => _terms.Period.Has(deployment.Finished));
        var weeks = _terms.Period.Days / 7;
        var figure = Measured(id, count / weeks, count) with { Numerator = count };
        if (!IsOfReleases)
        {
            return figure;
        }

        var interval = ConfidenceInterval.OfCount(count);
        return figure with
        {
            Proxy = _releases.TakenForDeployments(_terms.Period),
            Interval = new ConfidenceInterval(interval.Low / weeks, interval.High / weeks),
        };
    }

    // With the commits of a branch git fetches the tags of them: where it has changes of the period and no release, there was none.
    private bool GitGoesOn => _events.Exists(change =>
        change is { Kind: EventKind.Change, Origin: GitEvents.Origin } && change.Finished >= _terms.Period.From);

    private Figure LeadTime()
    {
        const string id = KnownMeasures.LeadTime;
        var merged = _events.Where(change => change is { Kind: EventKind.Change, Outcome: EventOutcome.Succeeded }).ToList();
        var matched = merged
            .Select(change => new ArrivedChange(change, IsOfReleases ? _releases.FirstWith(change) : _production.FirstWith(change)))
            .ToList();
        var arrived = matched.Where(change => _terms.Period.Has(change.At)).ToList();
        // What arrives in the period may all have been merged before it.
        if (arrived.Count == 0 && WithoutEvents(id, EventKind.Change, merged.Select(change => change.Finished)) is { } without)
        {
            return without;
        }

        if (_production.Ended.Count == 0 && !IsOfReleases)
        {
            return Figure.Without(
                id, _scope, MeasurementState.NotMeasured, "there are changes, and neither deployments to production nor releases");
        }

        var hours = arrived.Select(change => change.Hours).OfType<double>().ToList();
        var open = matched.Count(change => change.Change.Finished < _terms.Period.To && !(change.At < _terms.Period.To));
        var proxy = LeadTimeProxy(arrived, hours.Count);
        var noneArrived = $"no change was {(IsOfReleases ? "released" : "deployed")} in the period";
        return OfDurations(id, hours, noneArrived) with
        {
            Proxy = hours.Count > 0 ? proxy : null,
            Interval = proxy is null ? null : ConfidenceInterval.OfMedian(hours),
            Parts = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["open"] = open },
            Remark = hours.Count > 0 || arrived.Count > 0 ? NotTimed(arrived, hours.Count) : noneArrived,
        };
    }

    private string? LeadTimeProxy(List<ArrivedChange> arrived, int timed)
    {
        var assumed = arrived.Count(change => change.Arrival is { IsNamed: false });
        var single = arrived.Count(change => change.IsSingleCommitOfGit);
        string[] reasons =
        [
            .. new[]
            {
                IsOfReleases ? _releases.TakenForDeployments(_terms.Period) : null,
                assumed == 0 ? null
                    : $"{assumed} of {arrived.Count} changes are matched with a {(IsOfReleases ? "release" : "deployment")} by time, "
                        + "not by commit",
                single == 0 ? null
                    : $"{single} of {arrived.Count} changes are single commits of git, and what was squashed into one began earlier",
            }.OfType<string>(),
        ];
        return reasons.Length == 0 ? null
            : timed is > 0 and < ConfidenceInterval.FewestForMedian
                ? $"{string.Join("; ", reasons)}; {timed} {(timed == 1 ? "change is" : "changes are")} too few for a 95 % interval"
            : string.Join("; ", reasons);
    }

    private static string? NotTimed(List<ArrivedChange> arrived, int timed) => timed == arrived.Count
        ? null
        : $"of {arrived.Count - timed} of {arrived.Count} changes it is not known when they began, or the clocks contradict each other";

    private Figure FailureRate()
    {
        const string id = KnownMeasures.FailureRate;
        if (WithoutEvents(id, EventKind.Deployment, _production.Ended.Select(deployment => deployment.Finished)) is { } without)
        {
            return without;
        }

        var ended = _production.Ended.Where(deployment => _terms.Period.Has(deployment.Finished)).ToList();
        return Share(id, ended.Count(_production.HasFailed), ended.Count, "no deployment to production ended in the period");
    }

    private Figure RestoreTime() => OfIncidents(
        KnownMeasures.RestoreTime, _ => true, incident => incident.Restored, isMean: true, "no incident was restored in the period");

    private Figure RecoveryTime() => OfIncidents(
        KnownMeasures.RecoveryTime,
        incident => incident.CausedBy.Count > 0,
        incident => incident.Restored,
        isMean: false,
        "no incident that names a deployment or change as its cause was restored in the period");

    private Figure DetectionTime() => OfIncidents(
        KnownMeasures.DetectionTime, _ => true, incident => incident.Detected, isMean: true, "no incident was detected in the period");

    private Figure EscapeRate()
    {
        const string id = KnownMeasures.EscapeRate;
        var defects = _events.Where(defect => defect.Kind == EventKind.Defect).ToList();
        if (WithoutEvents(id, EventKind.Defect, defects.Select(defect => defect.Started)) is { } without)
        {
            return without;
        }

        var found = defects.Where(defect => _terms.Period.Has(defect.Started)).ToList();
        var placed = found.Where(defect => defect.Environment is not null).ToList();
        var figure = Share(
            id,
            placed.Count(defect => defect.InProduction == true),
            placed.Count,
            found.Count == 0 ? "no defect was found in the period" : "of no defect of the period is known where it was found");
        return placed.Count == found.Count || placed.Count == 0
            ? figure
            : figure with { Remark = $"of {found.Count - placed.Count} of {found.Count} defects is not known where they were found" };
    }

    private Figure OfIncidents(
        string id, Func<DeliveryEvent, bool> isMeant, Func<DeliveryEvent, DateTimeOffset?> endOf, bool isMean, string whyNone)
    {
        var incidents = _events.Where(incident => incident.Kind == EventKind.Incident).ToList();
        if (WithoutEvents(id, EventKind.Incident, incidents.Select(incident => incident.Started ?? incident.Detected)) is { } without)
        {
            return without;
        }

        var ended = incidents.Where(incident => isMeant(incident) && _terms.Period.Has(endOf(incident))).ToList();
        var figure = OfDurations(
            id,
            [.. ended.Where(incident => incident.Started is not null)
                .Select(incident => (endOf(incident)!.Value - incident.Started!.Value).TotalHours)],
            whyNone);
        // Two of the ten metrics are means by their definition. The percentiles are beside them.
        if (isMean && figure.Distribution is { } distribution)
        {
            figure = figure with { Value = distribution.Mean };
        }

        var unknown = ended.Count(incident => incident.Started is null);
        return unknown == 0 ? figure : figure with { Remark = $"of {unknown} of {ended.Count} incidents is not known when they began" };
    }

    // Without an event of a kind nothing is known, not even that there were none.
    private Figure? WithoutEvents(string id, EventKind kind, IEnumerable<DateTimeOffset?> times)
    {
        var known = times.OfType<DateTimeOffset>().ToList();
        if (known.Count == 0)
        {
            return Figure.Without(id, _scope, MeasurementState.NotMeasured, $"no source tells of {NameOf(kind)}");
        }

        return known.Max() < _terms.Period.From
            ? Figure.Without(
                id, _scope, MeasurementState.Stale, $"the last of the {NameOf(kind)} that are told is of {known.Max():yyyy-MM-dd}")
            : null;
    }

    private static string NameOf(EventKind kind) => kind switch
    {
        EventKind.Deployment => "finished deployments to production",
        EventKind.Change => "merged changes",
        EventKind.Incident => "incidents",
        EventKind.Defect => "defects",
        _ => "releases",
    };

    private Figure OfDurations(string id, IReadOnlyList<double> hours, string whyNone) => Distribution.Of(hours) is { } distribution
        ? Measured(id, distribution.P50, hours.Count) with { Distribution = distribution, Values = hours }
        : Figure.Without(id, _scope, MeasurementState.NotApplicable, whyNone);

    private Figure Share(string id, int numerator, int denominator, string whyNone) => denominator == 0
        ? Figure.Without(id, _scope, MeasurementState.NotApplicable, whyNone)
        : Measured(id, (double)numerator / denominator, denominator) with { Numerator = numerator, Denominator = denominator };

    private Figure Measured(string id, double value, int sample) => new()
    {
        Measure = id,
        Scope = _scope,
        State = MeasurementState.Measured,
        Value = value,
        Sample = sample,
    };
}
