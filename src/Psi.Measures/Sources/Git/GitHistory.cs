namespace Psi.Measures.Sources.Git;

/// <summary>What git tells of a repository.</summary>
/// <param name="Head">The newest commit of the default branch.</param>
/// <param name="Tags">Its tags, in any order.</param>
/// <param name="Commits">
/// The commits of the branch and of the releases since <paramref name="Since"/>, without those of releases before it, by their ids.
/// </param>
/// <param name="Since">From when on the commits of releases are known.</param>
public sealed record GitHistory(
    string Head, IReadOnlyList<GitTag> Tags, IReadOnlyDictionary<string, GitCommit> Commits, DateTimeOffset Since);
