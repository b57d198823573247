namespace Psi.Policy;

/// <summary>Finds advice that leads from one finding to the next.</summary>
internal static class UnusableReplacements
{
    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, EffectivePolicy policy, CalendarDate today) =>
        from layer in given
        from advice in Advices(layer.File)
        let obstacle = Obstacle(advice, policy, today)
        where obstacle is not null
        select new LintDiagnostic(
            LintKind.UnusableReplacement, advice.Location,
            $"The replacement {advice.Replacement} is {Statement(obstacle)} itself{(obstacle.DecidedAt is { } place ? $", by {place}" : "")}: who follows the advice is told to go on. Name something that may be used.");

    private static IEnumerable<Advice> Advices(PolicyFile file) => file.Components
        .Where(entry => entry.Replacement is not null)
        .Select(entry => new Advice(entry.Location, entry.Replacement!, EntryReach.ScopesOf(entry), EntryReach.LevelsOf(entry)))
        .Concat(file.Support.Where(entry => entry.Replacement is not null).Select(entry => new Advice(entry.Location, entry.Replacement!, EntryReach.AllScopes, EntryReach.AllLevels)));

    // Without a version only what is said of all versions counts.
    private static ComponentDecision? Obstacle(Advice advice, EffectivePolicy policy, CalendarDate today) =>
        advice.Scopes
            .SelectMany(scope => advice.Levels.Select(level => ComponentDecider.Decide(policy, advice.Replacement, scope, level, today)))
            .FirstOrDefault(decision => decision.RuleId is ProblemIds.Prohibited or ProblemIds.Deprecated or ProblemIds.VersionOutside or ProblemIds.EndOfSupport);

    private static string Statement(ComponentDecision decision) => decision.RuleId switch
    {
        ProblemIds.Prohibited => "prohibited",
        ProblemIds.Deprecated => "deprecated",
        ProblemIds.EndOfSupport => $"supported until {decision.Support!.Entry.EndOfSupport} only",
        _ => $"outside the accepted versions {decision.Versions}",
    };

    private sealed record Advice(FileLocation Location, PackageUrl Replacement, IReadOnlyList<ComponentScope> Scopes, IReadOnlyList<int> Levels);
}
