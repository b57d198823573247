namespace Psi.Store;

/// <summary>A manifest that was taken back.</summary>
/// <param name="Repository">The repository it is about.</param>
/// <param name="ObservedAt">See <see cref="ObservationTime"/>.</param>
/// <param name="Present">
/// The manifest that its repository says now, by its digest; null when there is none any more, and the repository is gone with it.
/// </param>
/// <param name="AlsoForgotten">
/// The digests of manifests that were late because of it and that nothing newer has replaced. The store never held what they say, so they
/// must be ingested again.
/// </param>
public sealed record ForgottenManifest(string Repository, string ObservedAt, string? Present, IReadOnlyList<string> AlsoForgotten);
