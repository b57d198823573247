using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The waivers of a manifest, for what files show that belong to no project.</summary>
/// <param name="manifest">With the waivers and their states.</param>
/// <param name="baseline">The repository's baseline; null without one.</param>
internal sealed class RepositoryWaivers(SecurityManifest manifest, BaselineFile? baseline)
{
    private readonly List<ManifestWaiver> _inForce =
        [.. manifest.Waivers.Where(waiver => waiver.State is WaiverState.Valid or WaiverState.Expiring)];

    /// <summary>The sightings, each with the waiver that covers it.</summary>
    /// <param name="sightings">All of these files: a baseline accepts a number in each.</param>
    public IReadOnlyList<ServiceSighting> Cover(IReadOnlyList<ServiceSighting> sightings)
    {
        var counts = FindingCounts.Of(
            sightings.Where(sighting => sighting.IsBad).Select(sighting => new RuleFinding(sighting.ReportedBy, sighting.At)));
        return
        [
            .. sightings.Select(sighting =>
                sighting.Use == ServiceUse.Recommended ? sighting : sighting with { Waiver = Find(sighting, counts) }),
        ];
    }

    private string? Find(ServiceSighting sighting, FindingCounts counts) =>
        _inForce
            .Where(waiver => waiver.Target == Waiver.TargetOfService(sighting.ServiceId)
                || (sighting.IsBad && waiver.Target == sighting.ReportedBy))
            .Where(waiver => waiver.Path is null
                || (PathGlob.TryParse(waiver.Path, out var glob) && glob!.Matches(sighting.At.Path)))
            .Select(waiver => waiver.Id)
            .FirstOrDefault()
        ?? (IsListed(sighting, counts) ? BaselineFile.WaiverId : null);

    private bool IsListed(ServiceSighting sighting, FindingCounts counts) =>
        baseline is not null
        && sighting.IsBad
        && _inForce.Exists(waiver => waiver.Id == BaselineFile.WaiverId)
        && baseline.Findings.Any(finding =>
            finding.RuleId == sighting.ReportedBy
            && string.Equals(finding.Path, sighting.At.Path, StringComparison.OrdinalIgnoreCase)
            && counts.In(finding.RuleId, finding.Path) <= finding.Count);
}
