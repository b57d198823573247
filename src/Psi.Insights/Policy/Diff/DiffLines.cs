using Psi.Insights.Decisions;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary>A comparison of policies as text.</summary>
internal static class DiffLines
{
    /// <summary>What gets stricter first, then what gets looser; then the repositories, those that newly fail first.</summary>
    public static IEnumerable<string> Of(PolicyComparison comparison) =>
    [
        $"{Named(comparison.Old)} → {Named(comparison.New)}, from {comparison.On} on: {Counts(comparison.Diff.Changes)}",
        .. Section(comparison, ChangeDirection.Stricter, "stricter"),
        .. Section(comparison, ChangeDirection.StricterAndLooser, "stricter and looser"),
        .. Section(comparison, ChangeDirection.Looser, "looser"),
        .. Section(comparison, ChangeDirection.SameWeight, "different, of the same weight"),
        .. comparison.Diff.IsComplete
            ? []
            : new[]
            {
                "note: there are too many patterns with '*' to look at every name that two of them share; "
                + "of such names something may be missing here",
            },
        .. comparison.Repositories is { } repositories ? Repositories(comparison, repositories) : [],
    ];

    private static string Named(EffectivePolicy policy) => $"{policy.Organisation} {policy.Version}";

    private static string Counts(IReadOnlyList<PolicyChange> changes)
    {
        if (changes.Count == 0)
        {
            return "nothing differs";
        }

        string[] counts =
        [
            Count(ChangeDirection.Stricter, "stricter"), Count(ChangeDirection.StricterAndLooser, "stricter and looser"),
            Count(ChangeDirection.Looser, "looser"), Count(ChangeDirection.SameWeight, "of the same weight"),
        ];
        return string.Join(", ", counts.Where(count => count.Length > 0));

        string Count(ChangeDirection direction, string words) =>
            changes.Count(change => change.Direction == direction) is > 0 and var count ? $"{count} {words}" : "";
    }

    private static IEnumerable<string> Section(PolicyComparison comparison, ChangeDirection direction, string title)
    {
        var changes = comparison.Diff.Changes.Where(change => change.Direction == direction).ToList();
        if (changes.Count == 0)
        {
            yield break;
        }

        yield return $"{title}:";
        foreach (var change in changes)
        {
            var at = change.NewAt.Count > 0 ? change.NewAt : change.OldAt;
            var places = at.Count == 0 ? "" : $" at {string.Join(", ", at)}";
            var differences = string.Join("; ", change.Differences);
            yield return $"  {ManifestWord.Of(change.Part)} {change.Subject} {ManifestWord.Of(change.Kind)}{places}: {differences}";
            foreach (var outcome in change.Outcomes)
            {
                yield return $"    {OutcomeText.Where(outcome)}: {OutcomeText.Of(outcome.Was)} → {OutcomeText.Of(outcome.Becomes)}";
            }
        }
    }

    private static IEnumerable<string> Repositories(PolicyComparison comparison, IReadOnlyList<RepositoryComparison> repositories)
    {
        foreach (var (effect, title) in Titles)
        {
            var those = repositories.Where(repository => repository.Effect == effect).ToList();
            if (those.Count == 0 && effect != PolicyEffect.NewlyFails)
            {
                continue;
            }

            yield return $"{title}: {those.Count} of {Quantity.Of(repositories.Count, "repository", "repositories")}";
            foreach (var line in those.SelectMany(Repository))
            {
                yield return line;
            }
        }

        foreach (var note in comparison.NotInManifests)
        {
            yield return $"note: {note}";
        }

        if (comparison.Refused.Count > 0)
        {
            yield return $"note: of {Quantity.Of(comparison.Refused.Count, "input")} that can't be read nothing is known";
        }
    }

    private static IEnumerable<string> Repository(RepositoryComparison repository)
    {
        yield return $"  {repository.Repository} ({repository.Path})";
        foreach (var change in repository.Changes)
        {
            yield return $"    {change.Subject} in {string.Join(", ", change.Projects)}: {TextOf(change.Was)} → {TextOf(change.Becomes)}";
            if (change.Becomes.Severity > change.Was.Severity)
            {
                yield return $"      {change.Becomes.Why}";
            }
        }

        foreach (var unknown in repository.CannotTell)
        {
            yield return $"    {unknown}";
        }

        foreach (var note in repository.Notes)
        {
            yield return $"    note: {note}";
        }
    }

    private static string TextOf(StatementOutcome outcome) => outcome switch
    {
        { WaivedBy: { } waiver } => $"{outcome.RuleId} waived by {waiver}",
        { Severity: Severity.None } => "nothing to report",
        _ => $"{ManifestWord.Of(outcome.Severity)} {outcome.RuleId}",
    };

    private static readonly (PolicyEffect, string)[] Titles =
    [
        (PolicyEffect.NewlyFails, "would newly fail"),
        (PolicyEffect.FailsForMore, "would fail for more than now"),
        (PolicyEffect.NewlyWarns, "would newly warn"),
        (PolicyEffect.NewlyPasses, "would newly pass"),
        (PolicyEffect.Eased, "would have less to report"),
        (PolicyEffect.AsBefore, "would stay as they are"),
    ];
}
