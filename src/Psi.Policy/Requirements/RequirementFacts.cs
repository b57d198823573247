namespace Psi.Policy;

/// <summary>What is known of a project, by which requirements are assessed.</summary>
public sealed record RequirementFacts
{
    /// <summary>
    /// What became of each rule that a requirement names, with an entry for each thing that kept it from looking; a rule without an entry
    /// did not run.
    /// </summary>
    public required IReadOnlyList<RuleRun> Runs { get; init; }

    /// <summary>What the rules found.</summary>
    public required IReadOnlyList<RuleFinding> Findings { get; init; }

    /// <summary>What was seen that shows requirements to be met, by its id.</summary>
    public IReadOnlyList<RuleFinding> Evidence { get; init; } = [];

    /// <summary>What kind of application it is, and what it uses.</summary>
    public required ProjectTraits Traits { get; init; }

    /// <summary>The project file, where to report what has no place of its own.</summary>
    public required FileLocation Project { get; init; }
}
