using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>The traits of a project as its manifest states them.</summary>
internal static class ManifestTraits
{
    /// <summary>Why a requirement for some kinds of application is not assessed when a manifest states no traits.</summary>
    public const string Unknown = "its build does not say what kind of application it is; build it again";

    /// <summary>The traits; null where the manifest does not state them.</summary>
    /// <param name="manifest">Which components the project uses.</param>
    /// <param name="project">The project.</param>
    public static ProjectTraits? Of(SecurityManifest manifest, ManifestProject project) => project.Traits.Count == 0
        ? null
        : ProjectTraits.Stated(
            project.Traits
                .Select(trait => trait.Split(": ", 2))
                .DistinctBy(parts => parts[0], StringComparer.Ordinal)
                .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.Ordinal),
            [
                .. manifest.Components
                    .Where(component => component.Uses.Any(use =>
                        use.Project == project.Path
                        && use.TargetFramework == project.TargetFramework
                        && use.Scope != ComponentScope.Build))
                    .Select(component => component.Purl),
            ]);
}
