using Psi.Policy;

namespace Psi.Build;

/// <summary>What the compile showed: whether the rules ran, what they found, and what is evidence for a requirement.</summary>
/// <param name="Runs">
/// Whether each rule that a requirement names ran, with one entry per cause that kept it from running. A rule without an entry did not run.
/// </param>
/// <param name="Findings">Findings of Psi's rules and of rules that a requirement names, sorted by place.</param>
/// <param name="Evidence">Sorted by place.</param>
/// <param name="Problems">PSI1006 when the log could not be read.</param>
internal sealed record CompilerOutcome(
    IReadOnlyList<RuleRun> Runs,
    IReadOnlyList<LoggedResult> Findings,
    IReadOnlyList<LoggedResult> Evidence,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>
    /// Whether what the source suppresses counts as not found. It does in a build, where the gate reports the suppression itself.
    /// </summary>
    public bool ObeysSuppressions { get; init; } = true;

    /// <summary>Whether it is a test project; null when nobody could see its code.</summary>
    public TestProjectDecision? Tests { get; init; }

    /// <summary>
    /// The rules that have to look at a project: those that requirements name, and those about services where there are any.
    /// </summary>
    public static List<string> RulesOf(EffectivePolicy policy) =>
    [
        .. policy.Requirements
            .SelectMany(requirement => requirement.Rules)
            .Concat(LoggedService.RulesOf(policy))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>No compile was looked at.</summary>
    public static CompilerOutcome None { get; } = new([], [], [], []);

    /// <summary>Nothing was looked at, for the same reason for each rule.</summary>
    /// <param name="rules">The rules that requirements name.</param>
    /// <param name="run">Why; its rule's id does not matter.</param>
    public static CompilerOutcome NoRun(IEnumerable<string> rules, RuleRun run) =>
        new([.. rules.Select(rule => run with { RuleId = rule })], [], [], []);

    /// <summary>The project's language has no rules.</summary>
    /// <param name="rules">The rules that requirements name.</param>
    /// <param name="language">The language.</param>
    public static CompilerOutcome Unsupported(IEnumerable<string> rules, string language) =>
        NoRun(rules, new("", RuleRunState.Unsupported, $"Psi's rules are for C#, and this project is {language}"));
}
