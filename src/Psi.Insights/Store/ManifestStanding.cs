namespace Psi.Insights.Store;

/// <summary>What became of a manifest in the store.</summary>
internal enum ManifestStanding
{
    /// <summary>It is what its repository says now, or was until a newer one came.</summary>
    Applied,

    /// <summary>A newer one of its repository was there already: it is kept, and the intervals know nothing of it.</summary>
    Late,

    /// <summary>The same bytes were ingested before: nothing changed.</summary>
    AlreadyKnown,
}
