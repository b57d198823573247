namespace Psi.Store;

/// <summary>What an ingest did with a manifest.</summary>
public enum IngestOutcome
{
    /// <summary>It was what its repository says now, until a newer one came.</summary>
    Applied,

    /// <summary>
    /// A newer one of its repository was there already, or a verification of its commit: it is kept, and the facts ignore it.
    /// </summary>
    Late,

    /// <summary>
    /// The same bytes were ingested before. Nothing changed, unless an earlier psi wrote the store: then it learned what that psi dropped.
    /// </summary>
    AlreadyKnown,
}
