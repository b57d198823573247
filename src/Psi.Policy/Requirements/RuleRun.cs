namespace Psi.Policy;

/// <summary>Whether a rule looked at a project.</summary>
public enum RuleRunState
{
    /// <summary>It did.</summary>
    Ran,

    /// <summary>It was switched off or its findings were hidden.</summary>
    Silenced,

    /// <summary>It did not run at all, because of a setting, a removed analyzer or a crash.</summary>
    DidNotRun,

    /// <summary>It cannot look at the project: there are no analyzers for its language.</summary>
    Unsupported,
}

/// <summary>
/// What became of a rule in the compile of a project. A rule that was kept from looking in several ways or places has one for each.
/// </summary>
/// <param name="RuleId">The rule.</param>
/// <param name="State">Whether it looked.</param>
/// <param name="How">What silenced or prevented it, as the rest of a sentence; null when it ran.</param>
/// <param name="At">Where that is written; null when no place is known.</param>
/// <param name="Hides">The finding that is hidden, when it is a single one: a waiver for that place covers it.</param>
public sealed record RuleRun(string RuleId, RuleRunState State, string? How = null, FileLocation? At = null, FileLocation? Hides = null);
