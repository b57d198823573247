using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>Chooses the one technology of a product from those of its projects.</summary>
internal static class TechnologyChoice
{
    // Among words with the same level, the one that says most about the product comes first.
    private static readonly string[] MostTelling =
    [
        "web", "api", "mobile", "service", "function", "worker", "desktop", "tool", "cli", "library",
    ];

    /// <summary>
    /// The word with the highest level. Tests are left out, and so are scripts and projects that are named as tests, benchmarks or samples,
    /// unless there are no others. Null when no project remains.
    /// </summary>
    /// <param name="projects">All projects.</param>
    /// <param name="levels">The level each word asks for; other words are not chosen.</param>
    public static ProductValue? Of(IReadOnlyList<SurveyedProject> projects, IReadOnlyDictionary<string, int> levels)
    {
        var made = projects.Where(project => !project.IsTest && levels.ContainsKey(project.Technology.Word)).ToList();
        var delivered = made
            .Where(project => !ProjectTechnology.IsNamedAsNotDelivered(project.Path) && !project.IsScript)
            .ToList();
        if (delivered.Count == 0)
        {
            delivered = made;
        }

        var byWord = delivered
            .GroupBy(project => project.Technology.Word, StringComparer.Ordinal)
            .OrderByDescending(group => levels[group.Key])
            .ThenBy(group => Array.IndexOf(MostTelling, group.Key))
            .Select(group => group.OrderBy(project => project.Path, StringComparer.Ordinal).ToList())
            .ToList();
        if (byWord is not [var chosen, .. var others])
        {
            return null;
        }

        List<string> remarks = [];
        if (others.Count > 0)
        {
            remarks.Add($"Also found: {string.Join("; ", others.Select(Described))}. The strictest word is taken.");
        }

        if (projects.Count - delivered.Count is > 0 and var left)
        {
            var kinds = projects.Except(delivered).Any(project => project.IsScript)
                ? "tests, benchmarks, samples and scripts"
                : "tests, benchmarks and samples";
            remarks.Add($"Left out: {Quantity.Of(left, "project")} for {kinds}.");
        }

        var source = $"from {Places(chosen)}: {chosen[0].Technology.Because}";
        return new ProductValue(chosen[0].Technology.Word, source) { Remark = remarks.Count == 0 ? null : string.Join(' ', remarks) };
    }

    private static string Described(List<SurveyedProject> projects) => $"{projects[0].Technology.Word}, {Places(projects)}";

    private static string Places(List<SurveyedProject> projects) =>
        projects.Count == 1 ? projects[0].Path : $"{projects[0].Path} and {projects.Count - 1} more";
}
