using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>A fragment whose project has to be built again.</summary>
/// <param name="File">The fragment.</param>
/// <param name="Cause">Why, in words that follow "was": <c>decided before psi.yaml changed</c>.</param>
/// <param name="Note">The same of this one fragment, with its file and what to do.</param>
/// <param name="IsStale">
/// Whether it was decided otherwise than the manifest, so that its project is not assessed. Else files that it was built from are different
/// now.
/// </param>
internal sealed record OutdatedFragment(FragmentFile File, string Cause, string Note, bool IsStale);

/// <summary>The fragments whose projects have to be built again.</summary>
internal static class OutdatedFragments
{
    /// <summary>What was decided otherwise first, then what was built from files that are different now.</summary>
    /// <param name="files">The fragments.</param>
    /// <param name="now">The files that builds read, as they are now.</param>
    public static IEnumerable<OutdatedFragment> In(IReadOnlyList<FragmentFile> files, PresentFiles now)
    {
        var stale = ManifestMerge.Stale([.. files.Select(file => file.Fragment)], now)
            .ToDictionary<StaleFragment, object>(one => one.Fragment, ReferenceEqualityComparer.Instance);
        foreach (var file in files.Where(file => stale.ContainsKey(file.Fragment)))
        {
            var one = stale[file.Fragment];
            yield return new OutdatedFragment(file, one.Cause, $"{Name(file)}: {one.Reason}", IsStale: true);
        }

        foreach (var file in files.Where(file => !stale.ContainsKey(file.Fragment)))
        {
            // The baseline is made from the builds, so it is always newer than they are.
            var changed = now.ChangedSince(file.Fragment)
                .Where(path => !path.EndsWith(BaselineFile.FileName, StringComparison.Ordinal))
                .ToList();
            if (changed.Count > 0)
            {
                var what = $"{changed[0]}{(changed.Count == 1 ? "" : $" and {Quantity.Of(changed.Count - 1, "other file")}")}";
                yield return new OutdatedFragment(
                    file,
                    $"built before {what} changed",
                    $"{Name(file)}: {what} changed after this build; build it again",
                    IsStale: false);
            }
        }
    }

    /// <summary>A line for each cause with the number of projects, for commands that are asked for something else.</summary>
    public static IEnumerable<string> Summary(IEnumerable<OutdatedFragment> outdated) => outdated
        .GroupBy(one => one.Cause, StringComparer.Ordinal)
        .Select(same => (Cause: same.Key, Projects: same.Select(one => one.File.Fragment.Project.Path).Distinct(StringComparer.Ordinal)))
        .Select(same => same.Projects.ToList() is [var only]
            ? $"{only} was {same.Cause}: build it again"
            : $"{Quantity.Of(same.Projects.Count(), "project")} were {same.Cause}: build them again (psi manifest names them)");

    private static string Name(FragmentFile file)
    {
        var project = file.Fragment.Project;
        var variant = new[] { project.TargetFramework, project.RuntimeIdentifier, project.Configuration }.OfType<string>();
        return $"{file.Path} ({string.Join(", ", variant.Prepend(project.Path))})";
    }
}
