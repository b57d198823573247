using Psi.Insights.Decisions;

namespace Psi.Insights.Policy.Diff;

/// <summary>Something of a repository that comes to weigh more or less.</summary>
/// <param name="Subject">The component or the requirement.</param>
/// <param name="Projects">Where, each with its target framework.</param>
/// <param name="Was">By the old policy.</param>
/// <param name="Becomes">By the new policy.</param>
internal sealed record VerdictChange(string Subject, IReadOnlyList<string> Projects, ManifestVerdict Was, ManifestVerdict Becomes)
{
    /// <summary>Those of different weight, what is said of several places in the same words once; the heaviest first.</summary>
    public static IReadOnlyList<VerdictChange> Of(IEnumerable<(ManifestStatement Statement, ManifestVerdict Was, ManifestVerdict Becomes)> pairs) =>
    [
        .. pairs
            .Where(pair => pair.Was.Severity != pair.Becomes.Severity)
            .GroupBy(pair => (pair.Statement.Subject, pair.Was, pair.Becomes))
            .Select(group => new VerdictChange(
                group.Key.Subject,
                [.. group.Select(pair => pair.Statement.TargetFramework is null ? pair.Statement.Project : $"{pair.Statement.Project} ({pair.Statement.TargetFramework})").Distinct().Order(StringComparer.Ordinal)],
                group.Key.Was,
                group.Key.Becomes))
            .OrderByDescending(change => change.Becomes.Severity > change.Was.Severity)
            .ThenByDescending(change => change.Becomes.Severity)
            .ThenBy(change => change.Subject, StringComparer.Ordinal)
            .ThenBy(change => change.Projects[0], StringComparer.Ordinal)
            .ThenBy(change => change.Becomes.Why, StringComparer.Ordinal),
    ];
}
