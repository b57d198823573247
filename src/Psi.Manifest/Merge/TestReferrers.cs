using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// The projects of the product that refer to a project of tests, which no build of that project alone can see. What the product refers to,
/// ships with it.
/// </summary>
public sealed class TestReferrers
{
    private readonly Dictionary<string, IReadOnlyList<string>> _referrers = new(StringComparer.Ordinal);

    private TestReferrers()
    {
    }

    /// <param name="fragments">Of projects that are not excluded.</param>
    internal static TestReferrers Of(IReadOnlyList<Fragment> fragments) => Of([.. fragments.Select(fragment => fragment.Project)]);

    /// <param name="projects">Those that are not excluded.</param>
    public static TestReferrers Of(IReadOnlyList<ManifestProject> projects)
    {
        var found = new TestReferrers();
        var product = projects.Where(project => !project.IsTest).ToList();
        // A project that the product refers to is of the product, and so is what that one refers to.
        var tests = projects.Where(project => project.IsTest).ToLookup(project => project.Path, StringComparer.Ordinal);
        var waiting = new Queue<ManifestProject>(product);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var referrer = waiting.Dequeue();
            foreach (var path in referrer.References.Where(tests.Contains))
            {
                found.Add(path, referrer.Path);
                if (seen.Add(path))
                {
                    foreach (var project in tests[path])
                    {
                        waiting.Enqueue(project);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Why a project that its build took for one of tests is not; null when nothing contradicts it.</summary>
    public string? Of(ManifestProject project) => _referrers.TryGetValue(project.Path, out var paths)
        ? $"its build passed over it as a test project, but {Decision(paths).Reason}; "
            + "remove the reference, or what makes it look like a test project"
        : null;

    /// <summary>The project's row with the decision that all builds together give.</summary>
    public ManifestProject Contradict(ManifestProject row)
    {
        if (!row.IsTest || !_referrers.TryGetValue(row.Path, out var paths))
        {
            return row;
        }

        var facts = (row.Tests?.Facts ?? []).Append($"referredToBy: {string.Join(", ", paths)}");
        return row with
        {
            IsTest = false,
            Tests = new ManifestTests { IsTest = false, Reason = Decision(paths).Reason, Facts = [.. facts] },
        };
    }

    private static TestProjectDecision Decision(IReadOnlyList<string> referrers) =>
        TestProjectDecision.Decide(new TestProjectFacts { IsDeclared = true, Referrers = referrers });

    private void Add(string path, string referrer) => _referrers[path] =
        _referrers.TryGetValue(path, out var known)
            ? [.. known.Append(referrer).Distinct(StringComparer.Ordinal).OrderBy(other => other, StringComparer.Ordinal)]
            : [referrer];
}
