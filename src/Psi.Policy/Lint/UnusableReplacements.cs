namespace Psi.Policy;

/// <summary>Finds replacements that may not be used either.</summary>
internal sealed class UnusableReplacements
{
    private readonly EffectivePolicy _policy;
    private readonly CalendarDate _today;

    // Many entries may give the same advice, and deciding takes longer the more entries are about one name.
    private readonly Dictionary<(PackageUrl, ComponentScope, int Level), ComponentDecision> _decisions = [];

    private UnusableReplacements(EffectivePolicy policy, CalendarDate today) => (_policy, _today) = (policy, today);

    public static IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given, EffectivePolicy policy, CalendarDate today) =>
        new UnusableReplacements(policy, today).Find(given);

    private IEnumerable<LintDiagnostic> Find(IReadOnlyList<PolicyLayer> given) =>
        from layer in given
        from advice in Advices(layer.File)
        let obstacle = Obstacle(advice)
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
    private ComponentDecision? Obstacle(Advice advice) =>
        advice.Scopes
            .SelectMany(scope => advice.Levels.Select(level => Decide(advice.Replacement, scope, level)))
            .FirstOrDefault(decision => decision.RuleId
                is ProblemIds.Prohibited or ProblemIds.Deprecated or ProblemIds.VersionOutside or ProblemIds.EndOfSupport);

    private ComponentDecision Decide(PackageUrl component, ComponentScope scope, int level)
    {
        if (!_decisions.TryGetValue((component, scope, level), out var decision))
        {
            decision = ComponentDecider.Decide(_policy, component, scope, level, _today);
            _decisions.Add((component, scope, level), decision);
        }

        return decision;
    }

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
