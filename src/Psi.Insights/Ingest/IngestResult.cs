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
}
