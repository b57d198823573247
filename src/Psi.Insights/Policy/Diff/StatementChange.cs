using Psi.Insights.Decisions;

namespace Psi.Insights.Policy.Diff;

/// <summary>A statement about a repository that gets a higher or lower severity.</summary>
/// <param name="Subject">The component or the requirement.</param>
/// <param name="Projects">Where, each with its target framework.</param>
/// <param name="Was">By the old policy.</param>
/// <param name="Becomes">By the new policy.</param>
internal sealed record StatementChange(string Subject, IReadOnlyList<string> Projects, StatementOutcome Was, StatementOutcome Becomes)
{
    /// <summary>The statements whose severity changes, equal ones of several places together, the most severe first.</summary>
    public static IReadOnlyList<StatementChange> Of(
        IEnumerable<(ManifestStatement Statement, StatementOutcome Was, StatementOutcome Becomes)> pairs) =>
    [
        .. pairs
            .Where(pair => pair.Was.Severity != pair.Becomes.Severity)
            .GroupBy(pair => (pair.Statement.Subject, pair.Was, pair.Becomes))
            .Select(group => new StatementChange(
                group.Key.Subject,
                [
                    .. group
                        .Select(
                            pair => pair.Statement.TargetFramework is null
                                ? pair.Statement.Project
                                : $"{pair.Statement.Project} ({pair.Statement.TargetFramework})")
                        .Distinct()
                        .Order(StringComparer.Ordinal),
                ],
                group.Key.Was,
                group.Key.Becomes))
            .OrderByDescending(change => change.Becomes.Severity > change.Was.Severity)
            .ThenByDescending(change => change.Becomes.Severity)
            .ThenBy(change => change.Subject, StringComparer.Ordinal)
            .ThenBy(change => change.Projects[0], StringComparer.Ordinal)
            .ThenBy(change => change.Becomes.Why, StringComparer.Ordinal),
    ];
}
