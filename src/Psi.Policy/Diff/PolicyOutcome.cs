namespace Psi.Policy;

/// <summary>What a list of a policy decides about a use of a component.</summary>
/// <param name="Status">What the recommended-components list says; null for the support list.</param>
/// <param name="EndOfSupport">The last day with support; null for the component list, or when nothing is known.</param>
/// <param name="RuleId">The diagnostic; null when there is nothing to report.</param>
/// <param name="Severity">Its severity.</param>
public sealed record PolicyOutcome(ComponentStatus? Status, CalendarDate? EndOfSupport, string? RuleId, Severity Severity);
