using Psi.Manifest;

namespace Psi.Insights.Manifests;

/// <summary>A fragment and where it lay.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Fragment">What it states.</param>
internal sealed record FragmentFile(string Path, Fragment Fragment);
