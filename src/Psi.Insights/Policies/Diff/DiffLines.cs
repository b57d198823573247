using Psi.Insights.Text;
using Psi.Policy;

namespace Psi.Insights.Policies;

/// <summary>A comparison of policies for people.</summary>
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
        .. comparison.Diff.IsComplete ? [] : new[] { "note: there are too many patterns with '*' to look at every name that two of them share; of such names something may be missing here" },
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

        string Count(ChangeDirection direction, string words) => changes.Count(change => change.Direction == direction) is > 0 and var count ? $"{count} {words}" : "";
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
            yield return $"  {EnumWord.Of(change.Part)} {change.Subject} {EnumWord.Of(change.Kind)}{(at.Count == 0 ? "" : $" at {string.Join(", ", at)}")}: {string.Join("; ", change.Differences)}";
            foreach (var outcome in change.Outcomes)
            {
                yield return $"    {OutcomeWords.Where(outcome)}: {OutcomeWords.Of(outcome.Was)} → {OutcomeWords.Of(outcome.Becomes)}";
            }
        }
    }

    private static IEnumerable<string> Repositories(PolicyComparison comparison, IReadOnlyList<RepositoryComparison> repositories)
    {
        foreach (var (standing, title) in Titles)
        {
            var those = repositories.Where(repository => repository.Standing == standing).ToList();
            if (those.Count == 0 && standing != RepositoryStanding.NewlyFails)
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
            yield return $"note: of {(comparison.Refused.Count == 1 ? "1 input that can't be read" : $"{comparison.Refused.Count} inputs that can't be read")} nothing is known";
        }
    }

    private static IEnumerable<string> Repository(RepositoryComparison repository)
    {
        yield return $"  {repository.Repository} ({repository.Path})";
        foreach (var change in repository.Changes)
        {
            yield return $"    {change.Subject} in {string.Join(", ", change.Projects)}: {Weight(change.Was)} → {Weight(change.Becomes)}";
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

    private static string Weight(ManifestVerdict verdict) => verdict switch
    {
        { WaivedBy: { } waiver } => $"{verdict.RuleId} waived by {waiver}",
        { Severity: Severity.None } => "nothing to report",
        _ => $"{EnumWord.Of(verdict.Severity)} {verdict.RuleId}",
    };

    private static readonly (RepositoryStanding, string)[] Titles =
    [
        (RepositoryStanding.NewlyFails, "would newly fail"),
        (RepositoryStanding.FailsForMore, "would fail for more than now"),
        (RepositoryStanding.NewlyWarns, "would newly warn"),
        (RepositoryStanding.NewlyPasses, "would newly pass"),
        (RepositoryStanding.Eased, "would have less to report"),
        (RepositoryStanding.AsBefore, "would stay as they are"),
    ];
}
