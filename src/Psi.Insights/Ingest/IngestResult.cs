using Psi.Insights.Store;

namespace Psi.Insights.Ingest;

/// <summary>What an ingest did.</summary>
/// <param name="Manifests">Those the store now knows, in the order of their paths.</param>
/// <param name="Refused">Everything that could not be ingested.</param>
internal sealed record IngestResult(IReadOnlyList<IngestedManifest> Manifests, IReadOnlyList<RefusedInput> Refused)
{
    /// <summary>How many manifests have this standing.</summary>
    public int Count(ManifestStanding standing) => Manifests.Count(m => m.Standing == standing);
}
