using Psi.Policy;

namespace Psi.Build;

/// <summary>The waivers for what a project shows of services: of a service, of a rule, or the repository's baseline.</summary>
internal sealed class ServiceWaivers
{
    private readonly WaiverBook _book;
    private readonly FindingCounts _counts;
    private readonly List<Problem> _problems = [];

    /// <param name="book">The product's waivers.</param>
    /// <param name="sightings">All of the project, for the baseline asks how many there are.</param>
    public ServiceWaivers(WaiverBook book, IEnumerable<ServiceSighting> sightings)
    {
        _book = book;
        _counts = book.Baseline is null
            ? FindingCounts.None
            : FindingCounts.Of(sightings.Where(sighting => sighting.IsBad).Select(one => new RuleFinding(one.ReportedBy, one.At)));
    }

    /// <summary>Waivers that were asked for and are stale or about to be (PSI0005).</summary>
    public IReadOnlyList<Problem> Problems => [.. _problems.Distinct()];

    /// <summary>The sighting with the waiver that covers it, if any.</summary>
    public ServiceSighting Cover(ServiceSighting sighting)
    {
        var waiver = Find(sighting);
        if (waiver?.Problem is { RuleId: ProblemIds.WaiverStale } problem)
        {
            _problems.Add(problem);
        }

        return waiver is { IsInForce: true } ? sighting with { Waiver = waiver.Waiver.Id } : sighting;
    }

    private WaiverStatus? Find(ServiceSighting sighting)
    {
        if (sighting.Use == ServiceUse.Recommended)
        {
            return null;
        }

        var ofService = _book.ForService(sighting.ServiceId, sighting.At.Path);
        return ofService is { IsInForce: true } || !sighting.IsBad
            ? ofService
            : _book.ForFinding(sighting.ReportedBy, sighting.At.Path, _counts) ?? ofService;
    }
}
