namespace Psi.Policy;

/// <summary>A finding, as far as requirements need it.</summary>
/// <param name="RuleId">The rule that found it.</param>
/// <param name="At">Where.</param>
public readonly record struct RuleFinding(string RuleId, FileLocation At);
