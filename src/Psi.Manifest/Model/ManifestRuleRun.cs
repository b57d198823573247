using Psi.Policy;

namespace Psi.Manifest;

/// <summary>What became of a rule in the compile of a project: a fact, from which everybody can decide again.</summary>
public sealed record ManifestRuleRun
{
    /// <summary>The rule.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it looked.</summary>
    public required RuleRunState State { get; init; }

    /// <summary>What silenced or prevented it, as the rest of a sentence; null when it ran.</summary>
    public string? How { get; init; }

    /// <summary>Where that is written; null when no place is known.</summary>
    public FileLocation? At { get; init; }

    /// <summary>The finding that is hidden, when it is a single one: a waiver for that place covers it.</summary>
    public FileLocation? Hides { get; init; }

    /// <summary>The same fact as the gate has it.</summary>
    public RuleRun ToRun() => new(Id, State, How, At, Hides);

    /// <summary>The runs of a compile, each once, sorted by rule and place.</summary>
    public static IReadOnlyList<ManifestRuleRun> Of(IEnumerable<RuleRun> runs) =>
        Sorted(
            runs.Select(run => new ManifestRuleRun { Id = run.RuleId, State = run.State, How = run.How, At = run.At, Hides = run.Hides }));

    /// <summary>What several builds of one project and configuration say together: a rule ran only where it ran in each.</summary>
    internal static IReadOnlyList<ManifestRuleRun> Unite(IReadOnlyList<ManifestProject> builds)
    {
        var hindered = builds.SelectMany(build => build.Rules).Where(run => run.State != RuleRunState.Ran).ToList();
        var ran = builds
            .Select(build => build.Rules.Where(run => run.State == RuleRunState.Ran).Select(run => run.Id))
            .Aggregate((ids, others) => ids.Intersect(others, StringComparer.Ordinal))
            .Except(hindered.Select(run => run.Id), StringComparer.Ordinal)
            .Select(id => new ManifestRuleRun { Id = id, State = RuleRunState.Ran });
        return Sorted([.. hindered, .. ran]);
    }

    private static IReadOnlyList<ManifestRuleRun> Sorted(IEnumerable<ManifestRuleRun> runs) =>
    [
        .. runs
            .Distinct()
            .OrderBy(run => run.Id, StringComparer.Ordinal)
            .ThenBy(run => run.State)
            .ThenBy(run => run.At)
            .ThenBy(run => run.Hides)
            .ThenBy(run => run.How, StringComparer.Ordinal),
    ];
}
