namespace Psi.Measures.Sources.Git;

/// <summary>A tag of a commit.</summary>
/// <param name="Name">Without <c>refs/tags/</c>.</param>
/// <param name="Commit">The full id of the commit it names, in lower case.</param>
/// <param name="Tagged">When an annotated tag was made; null for a light one, which does not tell it.</param>
/// <param name="Committed">When the commit was made; null where it tells no time.</param>
public sealed record GitTag(string Name, string Commit, DateTimeOffset? Tagged, DateTimeOffset? Committed)
{
    /// <summary>
    /// When the tag was made, as far as can be told: never before its commit, whatever the clock of the tagger said. Of a light tag it is
    /// the time of its commit, and the tag may be later.
    /// </summary>
    public DateTimeOffset? At => Tagged > Committed || Committed is null ? Tagged : Committed;
}
