using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>
/// Waivers that match nothing, without the baseline, whose entries are checked one by one. Only the whole repository shows it: each build
/// sees one project.
/// </summary>
internal static class UnusedWaivers
{
    /// <summary>PSI0005 for each. None while a project is not assessed, because that project may contain what a waiver covers.</summary>
    public static IReadOnlyList<Problem> In(SecurityManifest manifest) =>
        manifest.Projects.Any(project => project.State == ProjectState.NotAssessed)
            ? []
            :
            [
                .. manifest.Waivers
                    .Where(
                        waiver => !waiver.Used
                            && waiver.State is WaiverState.Valid or WaiverState.Expiring
                            && waiver.Id != BaselineFile.WaiverId)
                    .Select(waiver => new Problem(
                        ProblemIds.WaiverStale,
                        Severity.Warning,
                        waiver.At ?? new FileLocation("psi.yaml"),
                        $"Waiver {waiver.Id} for {waiver.Target} matches nothing in any project of the repository. "
                        + "An exception that nobody needs will cover one day what nobody thought of. "
                        + "Remove it, or correct what it names.")),
            ];
}
