namespace Psi.Policy;

/// <summary>Whether a project meets a requirement.</summary>
public sealed record RequirementVerdict
{
    /// <summary>The requirement.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The state.</summary>
    public required RequirementState State { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The findings that no waiver covers, sorted by place.</summary>
    public IReadOnlyList<RuleFinding> OpenFindings { get; init; } = [];

    /// <summary>What a met requirement rests on; empty in every other state.</summary>
    public IReadOnlyList<RequirementBasis> Basis { get; init; } = [];

    /// <summary>What was seen that shows it, sorted by place.</summary>
    public IReadOnlyList<RuleFinding> Evidence { get; init; } = [];

    /// <summary>The waivers that cover something of it, sorted by id.</summary>
    public IReadOnlyList<string> Waivers { get; init; } = [];

    /// <summary>
    /// Whether a project of tests has nothing to do with it: it is met, where rules pass over the code, or no rule looks at code at all.
    /// </summary>
    public bool IsOnlyOfCodeThatShips =>
        State == RequirementState.Met || (State == RequirementState.NotAssessed && Requirement.Rules.Count == 0);
}
