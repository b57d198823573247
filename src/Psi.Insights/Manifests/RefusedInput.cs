namespace Psi.Insights.Manifests;

/// <summary>Something that should hold a manifest and can't be read as one.</summary>
/// <param name="Path">The file or folder, as it was named or found.</param>
/// <param name="Reason">What is wrong, and what was expected.</param>
internal sealed record RefusedInput(string Path, string Reason);
