using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>
/// What only the whole repository shows of shared security services: that one is missing (PSI2003), and what files show that belong to no
/// project.
/// </summary>
internal static class RepositoryServiceProblems
{
    /// <summary>Each as a build would log it.</summary>
    /// <param name="manifest">With the services decided.</param>
    /// <param name="isCodeKnown">Whether code was looked at at all; else what it would show is not missed.</param>
    public static IReadOnlyList<CheckDiagnostic> In(SecurityManifest manifest, bool isCodeKnown = true) =>
    [
        .. Problem.InOrder(manifest.Services.SelectMany(service => Of(service, manifest, isCodeKnown)))
            .Select(problem => CheckDiagnostic.Of(problem) with
            {
                Severity = manifest.Policy.Enforcement.Logged(problem.Severity),
                IsOnlyReported = manifest.Policy.Enforcement.OnlyReports(problem.Severity),
            }),
    ];

    private static IEnumerable<Problem> Of(ManifestService stated, SecurityManifest manifest, bool isCodeKnown)
    {
        var service = ServiceStatement.ServiceOf(stated);
        var today = manifest.Policy.DecidedFor;
        List<ServiceSighting> outside =
        [
            .. stated.Sightings
                .Where(sighting => sighting.Project is null)
                .Select(sighting => ServiceStatement.SightingOf(stated.Id, sighting)),
        ];
        foreach (var problem in ServiceProblems.At(service, outside, stated.Required, today))
        {
            yield return problem;
        }

        var verdict = new ServiceVerdict(stated.State, stated.Reason ?? "");
        var isReported = stated.State == ServiceState.Missing
            || (isCodeKnown && !stated.Sightings.Any(sighting => sighting.Use == ServiceUse.NotDetermined));
        if (isReported && ServiceProblems.Missing(service, verdict, stated.Required, PlaceOf(manifest), today) is { } missing)
        {
            yield return missing;
        }
    }

    // The product file says what the product is; without one there is the repository.
    private static FileLocation PlaceOf(SecurityManifest manifest) => new(
        manifest.Inputs.Any(input => input.Path == ProductFileName) ? ProductFileName : manifest.Projects[0].Path, 1, 1);

    private const string ProductFileName = "psi.yaml";
}
