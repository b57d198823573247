namespace Psi.Measures.Sources.Git;

/// <summary>A commit, as far as delivery is concerned: neither who made it nor what it says.</summary>
/// <param name="Id">Its full id, in lower case.</param>
/// <param name="Parents">The ids of the commits it follows; the first one is the branch it was made on.</param>
/// <param name="Authored">When the work was committed first; null where the commit tells no time.</param>
/// <param name="Committed">When this commit was made; null where it tells no time.</param>
public sealed record GitCommit(string Id, IReadOnlyList<string> Parents, DateTimeOffset? Authored, DateTimeOffset? Committed);
