using Psi.Verify.Logs;

namespace Psi.Insights.Verify;

/// <summary>Why projects were not built, from what the logs of one build say.</summary>
internal sealed class BuildFailures
{
    private const string ProjectReference = "ProjectReference";

    // The first error that names it.
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _references = new(StringComparer.Ordinal);

    /// <summary>Adds what a log says.</summary>
    /// <param name="log">The log.</param>
    /// <param name="app">The file-based app that it is of, a full path; null for a log of project files.</param>
    public void Add(BuildLog log, string? app)
    {
        foreach (var error in log.Errors)
        {
            // The SDK builds an app as a project file that is nowhere.
            if ((app ?? error.Project) is { } project)
            {
                _errors.TryAdd(project, error.Text);
            }
        }

        foreach (var builds in log.Projects.GroupBy(project => project.File, StringComparer.Ordinal))
        {
            _references.TryAdd(builds.Key, [.. builds.SelectMany(ReferencesOf).Distinct(StringComparer.Ordinal)]);
        }
    }

    /// <summary>
    /// Why a project was not built, as the rest of a sentence: its own first error, else that of the nearest project that it refers to;
    /// null when the logs don't say. An error of any other project explains nothing.
    /// </summary>
    /// <param name="project">A full path.</param>
    /// <param name="show">Makes a path short, for a person to read.</param>
    public string? WhyNotBuilt(string project, Func<string, string> show)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { project };
        var next = new Queue<string>([project]);
        while (next.TryDequeue(out var current))
        {
            if (_errors.GetValueOrDefault(current) is { } error)
            {
                return current == project ? error : $"{show(current)}, which it refers to, was not built: {error}";
            }

            foreach (var reference in _references.GetValueOrDefault(current, []).Where(seen.Add))
            {
                next.Enqueue(reference);
            }
        }

        return null;
    }

    private static IEnumerable<string> ReferencesOf(LoggedProject project) => project.Items[ProjectReference]
        .Where(item => !item.Spec.Contains('\0'))
        .Select(item => LoggedPath.Absolute(item.Spec, project.Folder));
}
