using Psi.Manifest;

namespace Psi.Measures;

/// <summary>The figures that come from events: how a product is delivered, and what of it fails.</summary>
internal sealed class DeliveryFigures
{
    private readonly FigureScope _scope;
    private readonly FigureTerms _terms;
    private readonly List<DeliveryEvent> _events;
    private readonly ProductionDeployments _production;

    /// <param name="scope">Of whom.</param>
    /// <param name="events">All events that are known of it, also those before the period.</param>
    /// <param name="terms">What for.</param>
    public DeliveryFigures(FigureScope scope, IEnumerable<DeliveryEvent> events, FigureTerms terms)
    {
        (_scope, _terms, _events) = (scope, terms, [.. events]);
        _production = new ProductionDeployments(_events);
    }

    /// <summary>One figure for each measure of events.</summary>
    public IEnumerable<Figure> All() =>
        [Frequency(), LeadTime(), FailureRate(), RestoreTime(), RecoveryTime(), EscapeRate(), DetectionTime()];

    private Figure Frequency()
    {
        const string id = KnownMeasures.DeploymentFrequency;
        if (WithoutEvents(id, EventKind.Deployment, _production.Ended.Select(deployment => deployment.Finished)) is { } without)
        {
            return without;
        }

        var count = _production.Releases.Count(deployment => _terms.Period.Has(deployment.Finished));
        return Measured(id, count / (_terms.Period.Days / 7), count) with { Numerator = count };
    }

    private Figure LeadTime()
    {
        const string id = KnownMeasures.LeadTime;
        var merged = _events.Where(change => change is { Kind: EventKind.Change, Outcome: EventOutcome.Succeeded }).ToList();
        if (WithoutEvents(id, EventKind.Change, merged.Select(change => change.Finished)) is { } without)
        {
            return without;
        }

        if (_production.Ended.Count == 0)
        {
            return Figure.Without(id, _scope, MeasurementState.NotMeasured, "there are changes, and no deployments to production");
        }

        var matched = merged.Select(change => (Change: change, Deployment: _production.FirstWith(change))).ToList();
        var deployed = matched
            .Where(pair => pair.Deployment is { } deployment && _terms.Period.Has(deployment.At))
            .ToList();
        var hours = deployed
            .Where(pair => pair.Change.Started is not null)
            .Select(pair => (pair.Deployment!.Value.At - pair.Change.Started!.Value).TotalHours)
            .ToList();
        var open = matched.Count(pair => pair.Change.Finished < _terms.Period.To && !(pair.Deployment?.At < _terms.Period.To));
        var assumed = deployed.Count(pair => !pair.Deployment!.Value.IsNamed);
        var figure = OfDurations(id, hours, "no change was deployed in the period");
        return figure with
        {
            Proxy = assumed == 0 ? null : $"{assumed} of {deployed.Count} changes are matched with a deployment by time, not by commit",
            Parts = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["open"] = open },
        };
    }

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
        ? Measured(id, distribution.P50, hours.Count) with { Distribution = distribution }
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
