using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>What a manifest says of the rules in one project and target framework, over all its configurations.</summary>
internal sealed class RuleFacts
{
    private readonly ILookup<string, ManifestRuleRun> _runs;
    private readonly HashSet<string> _known;

    private RuleFacts(ILookup<string, ManifestRuleRun> runs, HashSet<string> known) => (_runs, _known) = (runs, known);

    /// <param name="builds">Of one project and target framework; at least one.</param>
    public static RuleFacts Of(IReadOnlyList<ManifestProject> builds) => new(
        builds.SelectMany(build => build.Rules).Distinct().ToLookup(run => run.Id, StringComparer.Ordinal),
        builds
            .Select(build => build.Rules.Select(run => run.Id))
            .Aggregate((ids, others) => ids.Intersect(others, StringComparer.Ordinal))
            .ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether it is known of every configuration what became of the rule.</summary>
    public bool Know(string rule) => _known.Contains(rule);

    /// <summary>What became of a rule, in the gate's own form. Where nothing is said it did not run: silence is no good news.</summary>
    public IEnumerable<RuleRun> RunsOf(string rule)
    {
        foreach (var run in _runs[rule])
        {
            yield return run.ToRun();
        }

        if (!Know(rule))
        {
            yield return new RuleRun(rule, RuleRunState.DidNotRun, "the manifest does not say whether it ran");
        }
    }

    /// <summary>Which of a requirement's rules the manifest says nothing about, as a sentence; null when there is none.</summary>
    public string? UnknownOf(Requirement requirement) =>
        requirement.Rules.Where(rule => !Know(rule)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown
            ? $"the manifest does not say whether {string.Join(", ", unknown)} ran: an earlier Psi wrote it, or it was taken out"
            : null;
}
