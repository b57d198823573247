namespace Psi.Policy;

/// <summary>A finding, as far as requirements need it.</summary>
/// <param name="RuleId">The rule that found it.</param>
/// <param name="At">Where.</param>
/// <param name="IsSuppressed">
/// Whether the source suppresses it, and the decision does not obey that. It was never reported, so no baseline lists it.
/// </param>
public readonly record struct RuleFinding(string RuleId, FileLocation At, bool IsSuppressed = false);
