using Psi.Policy;

namespace Psi.Build;

/// <summary>What the compile showed: how rules fared, what they found, and what speaks for a requirement.</summary>
/// <param name="Runs">
/// How each rule fared that a requirement names, with an entry for each thing that kept it from looking; one that is missing did not run.
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
    /// <summary>No compile was looked at.</summary>
    public static CompilerOutcome None { get; } = new([], [], [], []);
}
