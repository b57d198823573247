using Psi.Insights.CommandLine;
using Psi.Manifest;

namespace Psi.Insights.Ingest;

/// <summary>What <c>psi ingest --json</c> writes.</summary>
internal static class IngestJson
{
    /// <summary>
    /// The store, each manifest with what became of it, what was decided again, and each refused file or folder with the reason.
    /// </summary>
    public static string Of(string store, IngestResult result, IngestTerms terms) => ReadableJson.Of(
        new
        {
            Store = store,
            Manifests = result.Manifests.Select(
                manifest => new
                {
                    manifest.Path,
                    manifest.Repository,
                    manifest.Sha256,
                    manifest.ObservedAt,
                    Standing = ManifestWord.Of(manifest.Outcome),
                    manifest.Disagreements,
                }),
            DecidedAgain = terms.Policy is not { } policy
                ? null
                : new
                {
                    policy.Organisation,
                    policy.Version,
                    policy.Sha256,
                    On = terms.On.ToString(),
                    Repositories = result.DecidedAgain.Count,
                    result.Disagreements,
                },
            Refused = result.Refused.Select(refused => new { refused.Path, refused.Reason }),
        });
}
