using Psi.Policy;

namespace Psi.Manifest;

/// <summary>
/// Every service of the policy once, with what all projects show. Only the whole repository tells that a service is missing: each build
/// sees one project.
/// </summary>
public static class ServiceMerge
{
    /// <summary>What the builds show together.</summary>
    internal static List<ManifestService> Merge(IReadOnlyList<MergeInput> inputs, IReadOnlyList<string> neverBuilt)
    {
        List<string> unseen =
        [
            .. inputs
                .Where(input => !input.IsAssessed && !input.Fragment.Project.IsTest)
                .Select(input => $"{input.Fragment.Project.Path} is not assessed: {input.NotAssessedReason}"),
            .. neverBuilt.Select(project => $"{project} was not built with Psi"),
        ];
        return
        [
            .. inputs
                .Where(input => input.SharesDecisionContext)
                .SelectMany(input => input.Fragment.Services)
                .GroupBy(service => service.Id, StringComparer.Ordinal)
                .OrderBy(service => service.Key, StringComparer.Ordinal)
                .Select(service => Merge([.. service], unseen)),
        ];
    }

    /// <summary>A manifest with what the files that belong to no project show as well.</summary>
    /// <param name="manifest">Merged from builds.</param>
    /// <param name="signs">What those files say.</param>
    /// <param name="baseline">The repository's baseline; null without one.</param>
    public static SecurityManifest WithRepository(
        SecurityManifest manifest, IReadOnlyList<ServiceSign> signs, BaselineFile? baseline = null)
    {
        if (manifest.Services.Count == 0)
        {
            return manifest;
        }

        var services = manifest.Services.Select(ServiceStatement.ServiceOf).ToList();
        var waivers = new RepositoryWaivers(manifest, baseline);
        var seen = waivers.Cover([.. ServiceSigns.InFiles(services, signs)])
            .ToLookup(sighting => sighting.ServiceId, StringComparer.Ordinal);
        List<ManifestService> decided =
        [
            .. manifest.Services.Select(service => Decided(service with
            {
                Sightings = InOrder(service.Sightings
                    .Where(sighting => sighting.Use != ServiceUse.NotDetermined || !HasValue(signs, sighting.Name))
                    .Concat(seen[service.Id].Select(sighting => ServiceStatement.Of(sighting, project: null)))),
            })),
        ];
        var used = new HashSet<string?>(
            decided.SelectMany(service => service.Sightings.Select(sighting => sighting.Waiver)
                .Append(service.State == ServiceState.Waived ? service.Waiver : null)));
        return manifest with
        {
            Services = decided,
            Waivers = [.. manifest.Waivers.Select(waiver => used.Contains(waiver.Id) ? waiver with { Used = true } : waiver)],
        };
    }

    private static ManifestService Merge(IReadOnlyList<ManifestService> stated, IReadOnlyList<string> unseen) => Decided(stated[0] with
    {
        Severity = stated.Max(service => service.Severity),
        Required = stated.Select(service => service.Required).FirstOrDefault(reason => reason is not null),
        Waiver = stated.Select(service => service.Waiver).FirstOrDefault(waiver => waiver is not null),
        NotSeen = stated.Select(service => service.NotSeen).OfType<string>().Concat(unseen).FirstOrDefault(),
        Sightings = InOrder(stated.SelectMany(service => service.Sightings)),
    });

    /// <summary>What follows from what is stated of a service.</summary>
    internal static ServiceVerdict VerdictOf(ManifestService service) => ServiceVerdict.Of(
        [.. service.Sightings.Select(sighting => ServiceStatement.SightingOf(service.Id, sighting))],
        service.Required,
        isWhole: true,
        service.NotSeen).With(service.Waiver);

    private static ManifestService Decided(ManifestService service)
    {
        // What no code shows can be missed in none.
        var isShownByCode = ServiceStatement.ServiceOf(service) is { Recommended.ShowInCode: true } or { InsteadOf.ShowInCode: true };
        service = service with { NotSeen = isShownByCode ? service.NotSeen : null };
        var verdict = VerdictOf(service);
        return service with { State = verdict.State, Reason = verdict.Reason };
    }

    // A compose file may give the key that the code of a project reads.
    private static bool HasValue(IReadOnlyList<ServiceSign> signs, string key) => signs.Any(sign =>
        sign.Kind == ServiceTraceKind.ConfigurationKey
        && string.Equals(sign.Name, key, StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(sign.Value)
        && !Environments.IsDevelopment(sign.Environment));

    private static IReadOnlyList<ManifestServiceSighting> InOrder(IEnumerable<ManifestServiceSighting> sightings) =>
    [
        .. sightings
            .Distinct()
            .OrderBy(sighting => sighting.At)
            .ThenBy(sighting => sighting.Trace)
            .ThenBy(sighting => sighting.Name, StringComparer.Ordinal)
            .ThenBy(sighting => sighting.Use)
            .ThenBy(sighting => sighting.Project, StringComparer.Ordinal)
            .ThenBy(sighting => sighting.Environment, StringComparer.Ordinal),
    ];
}
