namespace Psi.Policy;

/// <summary>The component list or the support list of a policy, and how it decides.</summary>
/// <param name="Entries">From the weakest layer to the strongest.</param>
/// <param name="Decide">What the list decides about a use on a date, and by which pattern; null when none decides.</param>
internal sealed record ComparedList(
    IReadOnlyList<ComparedEntry> Entries,
    Func<PackageUrl, ComponentScope, int, CalendarDate, (PolicyOutcome Outcome, ComponentPattern? By)> Decide)
{
    public static ComparedList OfComponents(EffectivePolicy policy) => new(
        [.. policy.Layers.SelectMany((layer, strength) => layer.File.Components.Select(entry => new ComparedEntry(
            entry.Pattern, entry.Location, strength, entry.Versions, entry.EnforceFrom is { } day ? [day] : [], EntryFields.Of(entry))))],
        (component, scope, level, day) =>
        {
            var decision = ComponentDecider.DecideByOrganisation(policy, component, scope, level, day);
            return (new PolicyOutcome(decision.Status, null, decision.RuleId, decision.Severity), decision.Entry?.Pattern);
        });

    public static ComparedList OfSupport(EffectivePolicy policy) => new(
        [.. policy.Layers.Prepend(KnownSupport.Layer).SelectMany((layer, strength) => layer.File.Support.Select(entry => new ComparedEntry(
            entry.Pattern, entry.Location, strength, entry.Versions, [.. SupportStatus.TurnsOf(entry)], EntryFields.Of(entry))))],
        (component, scope, _, day) => policy.OrganisationSupport.StatusOf(component, scope, day) is { } status
            ? (OutcomeOf(status), status.Entry.Pattern)
            : (new PolicyOutcome(null, null, null, Severity.None), null));

    private static PolicyOutcome OutcomeOf(SupportStatus status) =>
        new(null, status.Entry.EndOfSupport, status.Severity == Severity.None ? null : status.RuleId, status.Severity);
}
