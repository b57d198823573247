using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>Decides again whether a product uses the services of a policy, from the places that its manifest states. Pure.</summary>
internal static class ManifestServices
{
    /// <summary>Each service of the policy, with what the manifest states of it and what follows by the policy.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="level">The product level decided for.</param>
    /// <param name="waivers">The waivers, each checked against the policy's rules for waivers.</param>
    public static IEnumerable<DecidedService> Of(SecurityManifest manifest, EffectivePolicy policy, int level, WaiverBook waivers)
    {
        var stated = manifest.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        List<ProjectTraits?> traits =
        [
            .. manifest.Projects
                .Where(project => project is { IsTest: false, State: not ProjectState.Excluded })
                .Select(project => ManifestTraits.Of(manifest, project)),
        ];
        foreach (var service in policy.Services)
        {
            var required = traits.Append(null)
                .Select(one => service.WhyRequired(level, manifest.Product?.Technology, one))
                .FirstOrDefault(why => why is not null);
            var statement = stated.GetValueOrDefault(service.Id);
            yield return new DecidedService(service, statement, Verdict(service, statement, required, waivers));
        }
    }

    private static ServiceVerdict Verdict(SharedService service, ManifestService? stated, string? required, WaiverBook waivers)
    {
        if (stated is null)
        {
            return NotSeen("the manifest says nothing about it");
        }

        var looked = ServiceStatement.ServiceOf(stated);
        if (!SameTraces(looked.Recommended, service.Recommended) || !SameTraces(looked.InsteadOf, service.InsteadOf))
        {
            return NotSeen("when the manifest was made, other hosts, packages or names were looked for");
        }

        return ServiceVerdict.Of(
            [
                .. stated.Sightings
                    .Select(sighting => ServiceStatement.SightingOf(service.Id, sighting))
                    .Select(sighting => sighting with { Waiver = InForce(sighting, waivers) }),
            ],
            required,
            isWhole: true,
            stated.NotSeen).With(waivers.ForWholeService(service.Id)?.Waiver.Id);

        ServiceVerdict NotSeen(string reason) => required is null
            ? new ServiceVerdict(ServiceState.Unused, reason)
            : new ServiceVerdict(ServiceState.NotAssessed, reason);
    }

    // A baseline counts what its project found, which the manifest has under findings: the waiver that is stated is looked up by its id.
    private static string? InForce(ServiceSighting sighting, WaiverBook waivers) =>
        waivers.ForService(sighting.ServiceId, sighting.At.Path) is { IsInForce: true } waiver ? waiver.Waiver.Id
        : waivers.Statuses.Any(status => status.IsInForce && status.Waiver.Id == sighting.Waiver) ? sighting.Waiver
        : null;

    private static bool SameTraces(ServiceTraces one, ServiceTraces other) => one.Lists
        .Zip(other.Lists, (first, second) => first.Value.ToHashSet(StringComparer.Ordinal).SetEquals(second.Value))
        .All(same => same);
}

/// <summary>A service by the policy.</summary>
/// <param name="Service">As the policy has it.</param>
/// <param name="Stated">What the manifest states; null when it states nothing.</param>
/// <param name="Verdict">What follows by the policy.</param>
internal sealed record DecidedService(SharedService Service, ManifestService? Stated, ServiceVerdict Verdict);
