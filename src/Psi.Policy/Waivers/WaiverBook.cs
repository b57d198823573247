namespace Psi.Policy;

/// <summary>The waivers of a product, held against the organisation's rules for waivers and a date.</summary>
public sealed class WaiverBook
{
    /// <summary>From how many days before its last day on a waiver is said to expire.</summary>
    public const int ExpiryNotice = 30;

    private WaiverBook(IReadOnlyList<WaiverStanding> standings) => Standings = standings;

    /// <summary>All waivers, sorted by id.</summary>
    public IReadOnlyList<WaiverStanding> Standings { get; }

    /// <summary>Opens the waivers of a product.</summary>
    public static WaiverBook Open(EffectivePolicy policy, ProductFile? product, CalendarDate today) => new(
        [.. (product?.Waivers ?? []).OrderBy(waiver => waiver.Id, StringComparer.Ordinal).Select(waiver => Stand(waiver, policy, today))]);

    /// <summary>The waiver for a component that this file brings in: one in force if there is any, else one that no longer is.</summary>
    public WaiverStanding? ForComponent(PackageUrl component, string path) => Find(waiver => waiver.Covers(component, path));

    /// <summary>The waiver for one vulnerability of a component that this file brings in.</summary>
    public WaiverStanding? ForVulnerability(PackageUrl component, string advisory, string path) =>
        Find(waiver => waiver.CoversVulnerability(component, advisory, path));

    /// <summary>The waiver for an advisory, whichever components it is about.</summary>
    public WaiverStanding? ForAdvisory(string advisory) => Find(waiver => waiver.NamesAdvisory(advisory));

    /// <summary>The waiver for a rule's findings in a file.</summary>
    public WaiverStanding? ForRule(string ruleId, string path) => Find(waiver => waiver.CoversRule(ruleId, path));

    /// <summary>The waiver for a requirement in a file.</summary>
    public WaiverStanding? ForRequirement(string requirementId, string path) => Find(waiver => waiver.CoversRequirement(requirementId, path));

    private WaiverStanding? Find(Func<Waiver, bool> covers) => Standings
        .Where(standing => covers(standing.Waiver))
        .OrderByDescending(standing => standing.IsInForce)
        .ThenByDescending(standing => standing.Waiver.Expires)
        .ThenBy(standing => standing.Waiver.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static WaiverStanding Stand(Waiver waiver, EffectivePolicy policy, CalendarDate today)
    {
        if (Refusal(waiver, policy, today) is { } refusal)
        {
            return new(waiver, WaiverState.Refused, new Problem(
                ProblemIds.ProductInvalid, Severity.Error, waiver.Location, $"Waiver {waiver.Id} covers nothing: {refusal}"));
        }

        var daysLeft = today.DaysUntil(waiver.Expires);
        return daysLeft switch
        {
            < 0 => new(waiver, WaiverState.Expired, Stale(waiver, $"expired on {waiver.Expires} and covers nothing any more. Fix what it waived, or ask {waiver.ApprovedBy} for a new one.")),
            <= ExpiryNotice => new(waiver, WaiverState.Expiring, Stale(waiver, $"expires on {waiver.Expires}: {Left(daysLeft)}. After that day it covers nothing. Fix what it waives before, or ask {waiver.ApprovedBy} for a new one.")),
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
            return $"the policy of {policy.Organisation} lets no repository waive (enforcement.waiversFrom: policy). Remove it and fix what it waives, or ask {policy.Organisation} to change its policy.";
        if (policy.WaiverApprovers.Count > 0 && !policy.WaiverApprovers.Contains(waiver.ApprovedBy, StringComparer.OrdinalIgnoreCase))
            return $"{waiver.ApprovedBy} is no approver of {policy.Organisation}. Ask one who is: {string.Join(", ", policy.WaiverApprovers)}.";
        if (policy.WaiverMaximumDays is { } most && days > most)
            return $"it lasts {days} days, and {policy.Organisation} allows at most {most}. Let it expire on {waiver.ApprovedOn.AddDays(most)} or earlier.";
        return waiver.ApprovedOn > today ? $"it is approved on {waiver.ApprovedOn}, which is after {today} (UTC). Correct 'approvedOn'." : null;
    }

    private static Problem Stale(Waiver waiver, string what) =>
        new(ProblemIds.WaiverStale, Severity.Warning, waiver.Location, $"Waiver {waiver.Id} for {waiver.Target} {what}");
}
