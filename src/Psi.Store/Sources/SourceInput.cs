using Psi.Policy;

namespace Psi.Store;

/// <summary>A file of another tool, as it was ingested.</summary>
/// <param name="Path">Relative to the folder of the sources file.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="Sha256">Of its content, in lower-case hex.</param>
/// <param name="ReadOn">The day on which the path came to have this content, as far as it was ingested.</param>
public sealed record SourceInput(string Path, string Kind, string Sha256, CalendarDate ReadOn);
