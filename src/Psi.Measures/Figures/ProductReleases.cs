using System.Globalization;
using Psi.Measures.Sources.Git;

namespace Psi.Measures;

/// <summary>The releases among events, which are taken for deployments where no source tells of those.</summary>
internal sealed class ProductReleases
{
    private readonly FirstArrivals _arrivals;

    public ProductReleases(IEnumerable<DeliveryEvent> events)
    {
        All =
        [
            .. events
                .Where(happened => happened is { Kind: EventKind.Release, Outcome: EventOutcome.Succeeded, Finished: not null }
                    && happened.InProduction != false)
                .OrderBy(release => release.Finished),
        ];
        _arrivals = new FirstArrivals(All);
    }

    /// <summary>Those to production that were published, in their order. A prerelease has an environment of its own.</summary>
    public IReadOnlyList<DeliveryEvent> All { get; }

    /// <summary>Whether git tells them all.</summary>
    public bool AreOfGit => All.All(release => release.Origin == GitEvents.Origin);

    /// <summary>With which of them a change came first; null for one that is in none.</summary>
    public (DateTimeOffset At, bool IsNamed)? FirstWith(DeliveryEvent change) => _arrivals.With(change);

    /// <summary>What a proxy says of the releases of a period.</summary>
    public string TakenForDeployments(MeasurePeriod period)
    {
        var count = All.Count(release => period.Has(release.Finished));
        return count == 1
            ? $"1 {(AreOfGit ? "release tag of git" : "release")} is taken for a deployment"
            : string.Create(
                CultureInfo.InvariantCulture, $"{count} {(AreOfGit ? "release tags of git" : "releases")} are taken for deployments");
    }
}
