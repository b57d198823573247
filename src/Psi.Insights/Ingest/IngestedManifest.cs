using Psi.Store;

namespace Psi.Insights.Ingest;

/// <summary>A manifest, and what became of it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Repository">The repository it is about.</param>
/// <param name="Sha256">Of its bytes, in lower-case hex.</param>
/// <param name="ObservedAt">See <see cref="ObservationTime"/>.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record IngestedManifest(string Path, string Repository, string Sha256, string ObservedAt, IngestOutcome Outcome)
{
    /// <summary>In how much the organisation's policy says something else; null when it was not decided again.</summary>
    public int? Disagreements { get; init; }

    /// <summary>Whether it is what its repository says now.</summary>
    public bool IsPresent { get; init; }
}
