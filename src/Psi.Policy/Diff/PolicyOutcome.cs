namespace Psi.Policy;

/// <summary>What a list of a policy comes to for a use of a component.</summary>
/// <param name="Status">What the recommended-components list says; null where the support list speaks.</param>
/// <param name="EndOfSupport">The last day with support; null where the component list speaks, or nothing is known.</param>
/// <param name="RuleId">The diagnostic; null when there is nothing to report.</param>
/// <param name="Severity">Its severity.</param>
public sealed record PolicyOutcome(ComponentStatus? Status, CalendarDate? EndOfSupport, string? RuleId, Severity Severity);
