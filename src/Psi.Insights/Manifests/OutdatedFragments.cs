using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>The fragments whose projects have to be built again, one by one.</summary>
internal static class OutdatedFragments
{
    /// <summary>A note for each: what was decided otherwise first, then what was built from files that are different now.</summary>
    /// <param name="files">The fragments.</param>
    /// <param name="now">The files that builds read, as they are now.</param>
    public static IEnumerable<string> In(IReadOnlyList<FragmentFile> files, PresentFiles now)
    {
        var stale = ManifestMerge.Stale([.. files.Select(file => file.Fragment)], now)
            .ToDictionary<StaleFragment, object, string>(one => one.Fragment, one => one.Reason, ReferenceEqualityComparer.Instance);
        foreach (var file in files.Where(file => stale.ContainsKey(file.Fragment)))
        {
            yield return $"{Name(file)}: {stale[file.Fragment]}";
        }

        foreach (var file in files.Where(file => !stale.ContainsKey(file.Fragment)))
        {
            // The baseline is made from the builds, so it is always newer than they are.
            var changed = now.ChangedSince(file.Fragment)
                .Where(path => !path.EndsWith(BaselineFile.FileName, StringComparison.Ordinal))
                .ToList();
            if (changed.Count > 0)
            {
                var others = changed.Count == 1 ? "" : $" and {Quantity.Of(changed.Count - 1, "other file")}";
                yield return $"{Name(file)}: {changed[0]}{others} changed after this build; build it again";
            }
        }
    }

    private static string Name(FragmentFile file)
    {
        var project = file.Fragment.Project;
        var variant = new[] { project.TargetFramework, project.RuntimeIdentifier, project.Configuration }.OfType<string>();
        return $"{file.Path} ({string.Join(", ", variant.Prepend(project.Path))})";
    }
}
