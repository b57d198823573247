using Psi.Manifest;

namespace Psi.Store.Tables;

/// <summary>What is written of a manifest.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Disagreements">Where the organisation's policy says something else.</param>
internal sealed record StatedFacts(SecurityManifest Manifest, IReadOnlyList<Disagreement> Disagreements);
