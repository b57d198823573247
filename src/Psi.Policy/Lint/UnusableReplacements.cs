namespace Psi.Policy;

/// <summary>Finds replacements that the policy itself advises against.</summary>
internal static class UnusableReplacements
{
    public static IEnumerable<LintFinding> Find(IReadOnlyList<PolicyLayer> given, EffectivePolicy policy, CalendarDate today) =>
        from layer in given
        from entry in layer.File.Components
        where entry.Replacement is not null
        let obstacle = Obstacle(entry, policy, today)
        where obstacle is not null
        select new LintFinding(
            LintKind.UnusableReplacement, entry.Location,
            $"The replacement {entry.Replacement} is {Statement(obstacle)} itself{(obstacle.Entry is null ? "" : $", by {obstacle.Entry.Location}")}: who follows the advice is told to go on. Name something that may be used.");

    // Without a version only what is said of all versions counts.
    private static ComponentDecision? Obstacle(ComponentEntry entry, EffectivePolicy policy, CalendarDate today) =>
        EntryReach.ScopesOf(entry)
            .SelectMany(scope => EntryReach.LevelsOf(entry).Select(level => ComponentDecider.Decide(policy, entry.Replacement!, scope, level, today)))
            .FirstOrDefault(decision => decision.RuleId is ProblemIds.Prohibited or ProblemIds.Deprecated or ProblemIds.VersionOutside);

    private static string Statement(ComponentDecision decision) => decision.RuleId switch
    {
        ProblemIds.Prohibited => "prohibited",
        ProblemIds.Deprecated => "deprecated",
        _ => $"outside the accepted versions {decision.Versions}",
    };
}
