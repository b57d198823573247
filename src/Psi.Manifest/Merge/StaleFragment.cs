namespace Psi.Manifest;

/// <summary>A fragment that an earlier build left: it was decided otherwise than the manifest.</summary>
/// <param name="Fragment">What the build wrote.</param>
/// <param name="Reason">What is different, and what to do.</param>
public sealed record StaleFragment(Fragment Fragment, string Reason);
