namespace Psi.Policy;

/// <summary>Finds replacements that may not be used either.</summary>
internal static class UnusableReplacements
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, EffectivePolicy policy, CalendarDate today) =>
        from layer in given
        from advice in Advices(layer.File)
        let obstacle = Obstacle(advice, policy, today)
        where obstacle is not null
        select new LintDiagnostic(
            LintKind.UnusableReplacement, advice.Location,
            $"The replacement {advice.Replacement} is {Statement(obstacle)} itself{By(obstacle)}: "
            + "who follows the advice is told to go on. Name something that may be used.");

    private static string By(ComponentDecision obstacle) => obstacle.DecidedAt is { } place ? $", by {place}" : "";

    private static IEnumerable<Advice> Advices(PolicyFile file)
    {
        var ofComponents =
            from entry in file.Components
            where entry.Replacement is not null
            select new Advice(entry.Location, entry.Replacement!, EntryReach.ScopesOf(entry), EntryReach.LevelsOf(entry));
        var ofSupport =
            from entry in file.Support
            where entry.Replacement is not null
            select new Advice(entry.Location, entry.Replacement!, EntryReach.AllScopes, EntryReach.AllLevels);
        return ofComponents.Concat(ofSupport);
    }

    // Without a version, only decisions about all versions count.
    private static ComponentDecision? Obstacle(Advice advice, EffectivePolicy policy, CalendarDate today) =>
        advice.Scopes
            .SelectMany(scope => advice.Levels.Select(level => ComponentDecider.Decide(policy, advice.Replacement, scope, level, today)))
            .FirstOrDefault(decision => decision.RuleId
                is ProblemIds.Prohibited or ProblemIds.Deprecated or ProblemIds.VersionOutside or ProblemIds.EndOfSupport);

    private static string Statement(ComponentDecision decision) => decision.RuleId switch
    {
        ProblemIds.Prohibited => "prohibited",
        ProblemIds.Deprecated => "deprecated",
        ProblemIds.EndOfSupport => $"supported until {decision.Support!.Entry.EndOfSupport} only",
        _ => $"outside the accepted versions {decision.Versions}",
    };

    private sealed record Advice(
        FileLocation Location, PackageUrl Replacement, IReadOnlyList<ComponentScope> Scopes, IReadOnlyList<int> Levels);
}
