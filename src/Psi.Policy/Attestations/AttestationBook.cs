namespace Psi.Policy;

/// <summary>The attestations of a product on a date, checked against the organisation's rules for them.</summary>
public sealed class AttestationBook
{
    private AttestationBook(IReadOnlyList<AttestationStatus> statuses) => Statuses = statuses;

    /// <summary>No attestation.</summary>
    public static AttestationBook Empty { get; } = new([]);

    /// <summary>All attestations, sorted by requirement and place.</summary>
    public IReadOnlyList<AttestationStatus> Statuses { get; }

    /// <summary>Opens the attestations of a product.</summary>
    /// <param name="policy">Which requirements may be attested, by whom and for how long.</param>
    /// <param name="attestations">What its product file says.</param>
    /// <param name="today">The date to decide for.</param>
    public static AttestationBook Open(EffectivePolicy policy, IReadOnlyList<Attestation> attestations, CalendarDate today) =>
        attestations.Count == 0
            ? Empty
            : new(
            [
                .. attestations
                    .OrderBy(attestation => attestation.RequirementId, StringComparer.Ordinal)
                    .ThenBy(attestation => attestation.Location)
                    .Select(attestation => StatusOf(attestation, policy, today)),
            ]);

    /// <summary>
    /// The attestation of a requirement: one that counts if there is any, else the one that counted last; null without one.
    /// </summary>
    public AttestationStatus? For(string requirementId) => Statuses
        .Where(status => status.Attestation.RequirementId == requirementId)
        .OrderByDescending(status => status.IsInForce)
        .ThenByDescending(status => status.Attestation.Until)
        .FirstOrDefault();

    private static AttestationStatus StatusOf(Attestation attestation, EffectivePolicy policy, CalendarDate today)
    {
        if (Refusal(attestation, policy, today) is { } refusal)
        {
            return new(attestation, AttestationState.Refused, refusal.Reason, new Problem(
                ProblemIds.ProductInvalid,
                Severity.Error,
                attestation.Location,
                $"{Shown(attestation)} counts for nothing: {refusal.Reason}. {refusal.Advice}"));
        }

        var daysLeft = today.DaysUntil(attestation.Until);
        return daysLeft switch
        {
            < 0 => new(attestation, AttestationState.Expired, $"it ended on {attestation.Until}", Stale(
                attestation,
                $"ended on {attestation.Until} and counts for nothing any more. Look at it again and attest it anew, or remove it.")),
            <= WaiverBook.ExpiryNotice => new(attestation, AttestationState.Expiring, null, Stale(
                attestation,
                $"ends on {attestation.Until}: {Quantity.Of(daysLeft, "day")} left. After that day the requirement is not assessed. "
                + "Look at it again before, and attest it anew.")),
            _ => new(attestation, AttestationState.Valid, null, null),
        };
    }

    private static (string Reason, string Advice)? Refusal(Attestation attestation, EffectivePolicy policy, CalendarDate today)
    {
        var rules = policy.Attestations;
        var requirement = policy.Requirements.FirstOrDefault(one => one.Id == attestation.RequirementId);
        if (requirement is null)
        {
            return ($"the policy of {policy.Organisation} has no requirement {attestation.RequirementId}", "Correct the id, or remove it.");
        }

        if (!requirement.IsAttestable)
        {
            return (
                $"the policy of {policy.Organisation} does not let {requirement.Id} be attested",
                "Show it by code: 'psi explain' says what verifies it.");
        }

        if (rules.By is { Count: > 0 } people && !people.Contains(attestation.By, StringComparer.OrdinalIgnoreCase))
        {
            return (
                $"{policy.Organisation} does not accept attestations by {attestation.By}",
                $"Ask one of those it does: {string.Join(", ", people)}.");
        }

        if (rules.MaximumDays is { } most && attestation.On.DaysUntil(attestation.Until) is var days && days > most)
        {
            return (
                $"it is for {days} days, and {policy.Organisation} allows at most {most}",
                $"Let it end on {attestation.On.AddDays(most)} or earlier.");
        }

        return attestation.On > today
            ? ($"it was made on {attestation.On}, which is after {today} (UTC)", "Correct 'on'.")
            : null;
    }

    private static Problem Stale(Attestation attestation, string what) =>
        new(ProblemIds.WaiverStale, Severity.Warning, attestation.Location, $"{Shown(attestation)} {what}");

    private static string Shown(Attestation attestation) => $"The attestation of {attestation.RequirementId} by {attestation.By}";
}
