namespace Psi.Insights.Ingest;

/// <summary>Something that was to be ingested and can't be.</summary>
/// <param name="Path">The file or folder, as it was named or found.</param>
/// <param name="Reason">What is wrong, and what was expected.</param>
internal sealed record RefusedInput(string Path, string Reason);
