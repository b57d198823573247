using Psi.Insights.CommandLine;
using Psi.Manifest;

namespace Psi.Insights.Ingest;

/// <summary>What <c>psi ingest --json</c> writes.</summary>
internal static class IngestJson
{
    /// <summary>
    /// The store, each manifest with what became of it, what was decided again, each refused file or folder with the reason, and each file
    /// of other tools.
    /// </summary>
    public static string Of(string store, IngestResult? manifests, IngestedSources? told, IngestTerms terms) => ReadableJson.Of(
        new
        {
            Store = store,
            Manifests = manifests?.Manifests.Select(
                manifest => new
                {
                    manifest.Path,
                    manifest.Repository,
                    manifest.Sha256,
                    manifest.ObservedAt,
                    Standing = ManifestWord.Of(manifest.Outcome),
                    manifest.Disagreements,
                }),
            DecidedAgain = terms.Policy is not { } policy || manifests is null
                ? null
                : new
                {
                    policy.Organisation,
                    policy.Version,
                    policy.Sha256,
                    On = terms.On.ToString(),
                    Repositories = manifests.DecidedAgain.Count,
                    manifests.Disagreements,
                },
            Refused = manifests?.Refused.Select(refused => new { refused.Path, refused.Reason }),
            SourcesStored = told?.IsWritten,
            Sources = told?.Files.Select(
                file => new
                {
                    file.Input.Path,
                    file.Input.Kind,
                    Sha256 = file.Refusal is null ? file.Input.Sha256 : null,
                    ReadOn = file.Input.ReadOn.ToString(),
                    Records = file.Refusal is null ? file.Tally.Counts : null,
                    PassedOver = file.Refusal is null ? file.Tally.PassedOver : null,
                    Of = file.Refusal is null ? file.Tally.Scopes.Select(scope => scope.Name) : null,
                    file.Refusal,
                    file.Line,
                }),
        });
}
