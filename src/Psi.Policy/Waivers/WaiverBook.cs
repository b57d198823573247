namespace Psi.Policy;

/// <summary>The waivers of a product on a date, checked against the organisation's rules for waivers.</summary>
public sealed class WaiverBook
{
    /// <summary>How many days before its last day a waiver is reported to expire.</summary>
    public const int ExpiryNotice = 30;

    private readonly BaselineCoverage? _coverage;

    private WaiverBook(IReadOnlyList<WaiverStatus> statuses, BaselineFile? baseline)
    {
        Statuses = statuses;
        if (baseline is null)
        {
            return;
        }

        Baseline = statuses.First(status => status.Waiver.Baseline is not null);
        _coverage = new BaselineCoverage(baseline);
    }

    /// <summary>All waivers, sorted by id.</summary>
    public IReadOnlyList<WaiverStatus> Statuses { get; }

    /// <summary>The repository's baseline, which is one of <see cref="Statuses"/>; null without one.</summary>
    public WaiverStatus? Baseline { get; }

    /// <summary>Opens the waivers of a product.</summary>
    /// <param name="policy">Its rules for waivers apply to the baseline too.</param>
    /// <param name="product">Whose waivers; null for none.</param>
    /// <param name="today">The date to decide for.</param>
    /// <param name="baseline">The repository's baseline; null for none.</param>
    public static WaiverBook Open(EffectivePolicy policy, ProductFile? product, CalendarDate today, BaselineFile? baseline = null)
    {
        IEnumerable<Waiver> waivers = product?.Waivers ?? [];
        if (baseline is not null)
        {
            waivers = waivers.Append(baseline.ToWaiver());
        }

        var byId = waivers.OrderBy(waiver => waiver.Id, StringComparer.Ordinal);
        return new([.. byId.Select(waiver => StatusOf(waiver, policy, today))], baseline);
    }

    /// <summary>
    /// The waiver for a decision about a component that this file brings in: one in force if there is any, else one that no longer is.
    /// </summary>
    /// <param name="component">With its version.</param>
    /// <param name="ruleId">The decision, by the id of its diagnostic: a baseline covers only the decisions it names.</param>
    /// <param name="path">The file that brings it in.</param>
    public WaiverStatus? ForComponent(PackageUrl component, string ruleId, string path) =>
        OrBaseline(Find(waiver => waiver.Covers(component, path)), coverage => coverage.Covers(component, ruleId, path));

    /// <summary>The waiver for one vulnerability of a component that this file brings in.</summary>
    public WaiverStatus? ForVulnerability(PackageUrl component, string advisory, string path) => OrBaseline(
        Find(waiver => waiver.CoversVulnerability(component, advisory, path)),
        coverage => coverage.CoversVulnerability(component, advisory, path));

    /// <summary>The waiver for an advisory, whichever components it is about; never the baseline, which lists what was known.</summary>
    public WaiverStatus? ForAdvisory(string advisory) => Find(waiver => waiver.NamesAdvisory(advisory));

    /// <summary>The waiver for a rule's findings in a file; never the baseline, which asks how many there are.</summary>
    public WaiverStatus? ForRule(string ruleId, string path) => Find(waiver => waiver.CoversRule(ruleId, path));

    /// <summary>The waiver for a requirement in a file.</summary>
    public WaiverStatus? ForRequirement(string requirementId, string path) => Find(waiver => waiver.CoversRequirement(requirementId, path));

    /// <summary>The waiver for a shared security service in a file.</summary>
    public WaiverStatus? ForService(string serviceId, string path) => Find(waiver => waiver.CoversService(serviceId, path));

    /// <summary>The waiver in force that lets the product do without a shared security service, wherever; null for none.</summary>
    public WaiverStatus? ForWholeService(string serviceId)
    {
        var waiver = Find(waiver => waiver.ServiceId == serviceId && waiver.Path is null);
        return waiver is { IsInForce: true } ? waiver : null;
    }

    /// <summary>The waiver for a finding of a rule in a file.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="path">The file.</param>
    /// <param name="counts">What the project sees: with more than the baseline accepts, it covers none.</param>
    public WaiverStatus? ForFinding(string ruleId, string path, FindingCounts counts) =>
        OrBaseline(ForRule(ruleId, path), coverage => IsWithin(coverage, ruleId, path, counts));

    /// <summary>The baseline, when it is about a rule's findings in a file and no more are there than it accepts.</summary>
    internal WaiverStatus? BaselineForFinding(string ruleId, string path, FindingCounts counts) =>
        _coverage is not null && IsWithin(_coverage, ruleId, path, counts) ? Baseline : null;

    /// <summary>How many findings of a rule the baseline accepts in a file; 0 when it is not in force.</summary>
    internal int AcceptedByBaseline(string ruleId, string path) => Baseline is { IsInForce: true } ? _coverage!.Accepts(ruleId, path) : 0;

    private static bool IsWithin(BaselineCoverage coverage, string ruleId, string path, FindingCounts counts) =>
        coverage.Accepts(ruleId, path) is > 0 and var accepted && counts.In(ruleId, path) <= accepted;

    // A waiver for this very case is more useful to a reader than the baseline.
    private WaiverStatus? OrBaseline(WaiverStatus? waiver, Func<BaselineCoverage, bool> covers)
    {
        if (waiver is { IsInForce: true } || _coverage is null)
        {
            return waiver;
        }

        return (waiver is not null && !Baseline!.IsInForce) || !covers(_coverage) ? waiver : Baseline;
    }

    private WaiverStatus? Find(Func<Waiver, bool> covers) => Statuses
        .Where(status => covers(status.Waiver))
        .OrderByDescending(status => status.IsInForce)
        .ThenByDescending(status => status.Waiver.Expires)
        .ThenBy(status => status.Waiver.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static WaiverStatus StatusOf(Waiver waiver, EffectivePolicy policy, CalendarDate today)
    {
        if (Refusal(waiver, policy, today) is { } refusal)
        {
            var what = waiver.Baseline is null ? $"Waiver {waiver.Id}" : "The baseline";
            var problem = new Problem(ProblemIds.ProductInvalid, Severity.Error, waiver.Location, $"{what} covers nothing: {refusal}");
            return new(waiver, WaiverState.Refused, problem);
        }

        var daysLeft = today.DaysUntil(waiver.Expires);
        return daysLeft switch
        {
            < 0 => new(waiver, WaiverState.Expired, Stale(
                waiver,
                $"expired on {waiver.Expires} and covers nothing any more. "
                + $"Fix what it waived, or ask {waiver.ApprovedBy} for a new one.")),
            <= ExpiryNotice => new(waiver, WaiverState.Expiring, Stale(
                waiver,
                $"expires on {waiver.Expires}: {Left(daysLeft)}. After that day it covers nothing. "
                + $"Fix what it waives before, or ask {waiver.ApprovedBy} for a new one.")),
            _ => new(waiver, WaiverState.Valid, null),
        };
    }

    private static string Left(int days) => days switch
    {
        0 => "today is its last day",
        1 => "tomorrow is its last day",
        _ => $"{days} days are left",
    };

    private static string? Refusal(Waiver waiver, EffectivePolicy policy, CalendarDate today)
    {
        var days = waiver.ApprovedOn.DaysUntil(waiver.Expires);
        if (policy.WaiversFrom == WaiverSource.Policy)
        {
            return $"the policy of {policy.Organisation} lets no repository waive (enforcement.waiversFrom: policy). "
                + $"Remove it and fix what it waives, or ask {policy.Organisation} to change its policy.";
        }

        if (policy.WaiverApprovers.Count > 0 && !policy.WaiverApprovers.Contains(waiver.ApprovedBy, StringComparer.OrdinalIgnoreCase))
        {
            return $"{waiver.ApprovedBy} is no approver of {policy.Organisation}. "
                + $"Ask one who is: {string.Join(", ", policy.WaiverApprovers)}.";
        }

        if (policy.WaiverMaximumDays is { } most && days > most)
        {
            return $"it lasts {days} days, and {policy.Organisation} allows at most {most}. "
                + $"Let it expire on {waiver.ApprovedOn.AddDays(most)} or earlier.";
        }

        return waiver.ApprovedOn > today
            ? $"it is approved on {waiver.ApprovedOn}, which is after {today} (UTC). Correct 'approvedOn'."
            : null;
    }

    private static Problem Stale(Waiver waiver, string what) =>
        new(ProblemIds.WaiverStale, Severity.Warning, waiver.Location, $"{waiver.Shown} {what}");
}
