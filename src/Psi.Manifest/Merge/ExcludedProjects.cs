using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The projects of a repository that are no part of its product, with the reasons.</summary>
internal sealed class ExcludedProjects
{
    private readonly SortedDictionary<string, string> _reasons = new(StringComparer.Ordinal);

    /// <summary>A row for each, sorted by path.</summary>
    public IEnumerable<ManifestProject> Rows => _reasons.Select(entry => new ManifestProject
    {
        Path = entry.Key,
        Language = ProjectMerge.LanguageOf(entry.Key),
        State = ProjectState.Excluded,
        Reason = entry.Value,
    });

    /// <param name="fragments">In canonical order.</param>
    /// <param name="projectPaths">Every project of the repository.</param>
    /// <param name="exclusions">What the product file says; null when it is not known.</param>
    public static ExcludedProjects Of(
        IReadOnlyList<Fragment> fragments, IReadOnlyList<string> projectPaths, IReadOnlyList<Exclusion>? exclusions)
    {
        var excluded = new ExcludedProjects();
        foreach (var builds in fragments.GroupBy(fragment => fragment.Project.Path, StringComparer.Ordinal))
        {
            if (exclusions is null && builds.All(fragment => fragment.Project.State == ProjectState.Excluded))
            {
                excluded._reasons[builds.Key] = builds.First().Project.Reason ?? "the build gave no reason";
            }
        }

        foreach (var path in projectPaths.Concat(fragments.Select(fragment => fragment.Project.Path)))
        {
            if (exclusions is not null && Exclusion.Of(exclusions, path) is { } exclusion)
            {
                excluded._reasons[path] = exclusion.Reason;
            }
        }

        return excluded;
    }

    /// <summary>Whether a project is excluded.</summary>
    public bool Contains(string path) => _reasons.ContainsKey(path);
}
