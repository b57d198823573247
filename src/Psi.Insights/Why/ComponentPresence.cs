using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>Where a repository uses a component. Pure.</summary>
/// <param name="Asked">The component asked for.</param>
/// <param name="Manifest">The manifest it was looked for in.</param>
/// <param name="Uses">By component, project and place; empty when nothing that was assessed uses it.</param>
/// <param name="AssessedProjects">How many projects are assessed in every target framework.</param>
/// <param name="Unknown">
/// The projects without a use here that could not be determined or are excluded, with the reason. Of one whose use is known from an earlier
/// or unfinished build, the use says so.
/// </param>
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
        List<PresentUse> uses = [.. found.SelectMany(component => PresentUse.Of(component, manifest))];
        var used = uses.SelectMany(use => use.TargetFrameworks.Select(framework => (use.Use.Project, framework))).ToHashSet();
        var notAssessed = manifest.Projects.Where(project => project.State != ProjectState.Assessed).ToList();
        return new ComponentPresence(
            asked,
            manifest,
            uses,
            manifest.Projects
                .Select(project => project.Path)
                .Distinct(StringComparer.Ordinal)
                .Except(notAssessed.Select(project => project.Path), StringComparer.Ordinal)
                .Count(),
            [.. notAssessed.Where(project => !used.Contains((project.Path, project.TargetFramework ?? "")))],
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
