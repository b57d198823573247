using Psi.Insights.Ingest;
using Psi.Insights.Text;

namespace Psi.Insights.Commands;

/// <summary>What <c>psi ingest --json</c> writes.</summary>
internal static class IngestJson
{
    /// <summary>The store, each manifest with what became of it, and each refused file or folder with the reason.</summary>
    public static string Of(string store, IngestResult result) => ReadableJson.Of(
        new
        {
            Store = store,
            Manifests = result.Manifests.Select(m => new { m.Path, m.Repository, m.Sha256, m.ObservedAt, Standing = EnumWord.Of(m.Outcome) }),
            Refused = result.Refused.Select(r => new { r.Path, r.Reason }),
        });
}
