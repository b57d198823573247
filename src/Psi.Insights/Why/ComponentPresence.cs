using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>Where a repository uses a component. Pure.</summary>
/// <param name="Asked">The component asked for.</param>
/// <param name="Manifest">The manifest it was looked for in.</param>
/// <param name="Uses">By component, project and place; empty when nothing that was assessed uses it.</param>
/// <param name="AssessedProjects">How many projects are assessed in every target framework.</param>
/// <param name="Unknown">The projects that could not be determined or are excluded, with the reason.</param>
/// <param name="OtherVersions">The versions in use, when the requested one is not.</param>
internal sealed record ComponentPresence(
    ComponentPattern Asked,
    SecurityManifest Manifest,
    IReadOnlyList<PresentUse> Uses,
    int AssessedProjects,
    IReadOnlyList<ManifestProject> Unknown,
    IReadOnlyList<PackageUrl> OtherVersions)
{
    /// <summary>Looks for a component in a manifest.</summary>
    public static ComponentPresence Of(ComponentPattern asked, SecurityManifest manifest)
    {
        var found = manifest.Components
            .Where(component => asked.Matches(component.Purl))
            .OrderBy(component => component.Purl.ToString(), StringComparer.Ordinal)
            .ToList();
        var unknown = manifest.Projects.Where(project => project.State != ProjectState.Assessed).ToList();
        return new ComponentPresence(
            asked,
            manifest,
            [.. found.SelectMany(component => PresentUse.Of(component, manifest))],
            manifest.Projects
                .Select(project => project.Path)
                .Distinct(StringComparer.Ordinal)
                .Except(unknown.Select(project => project.Path), StringComparer.Ordinal)
                .Count(),
            unknown,
            found.Count > 0 || asked.Version is null
                ? []
                :
                [
                    .. manifest.Components
                        .Select(component => component.Purl)
                        .Where(asked.MatchesInSomeVersion)
                        .OrderBy(purl => purl.ToString(), StringComparer.Ordinal),
                ]);
    }
}
