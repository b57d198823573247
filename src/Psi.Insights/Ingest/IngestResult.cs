using Psi.Insights.Manifests;
using Psi.Store;

namespace Psi.Insights.Ingest;

/// <summary>What an ingest did.</summary>
/// <param name="Manifests">Those the store now knows, in the order of their paths.</param>
/// <param name="Refused">Everything that could not be ingested.</param>
internal sealed record IngestResult(IReadOnlyList<IngestedManifest> Manifests, IReadOnlyList<RefusedInput> Refused)
{
    /// <summary>How many manifests had this outcome.</summary>
    public int Count(IngestOutcome outcome) => Manifests.Count(manifest => manifest.Outcome == outcome);

    /// <summary>The manifests that were decided again and that their repositories say now.</summary>
    public IReadOnlyList<IngestedManifest> DecidedAgain =>
        [.. Manifests.Where(manifest => manifest is { IsPresent: true, Disagreements: not null }).DistinctBy(manifest => manifest.Sha256)];

    /// <summary>In how much the organisation's policy says something else than they do.</summary>
    public int Disagreements => DecidedAgain.Sum(manifest => manifest.Disagreements ?? 0);
}
