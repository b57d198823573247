namespace Psi.Manifest;

/// <summary>The sources a manifest is about. Everything from git is null outside a git repository.</summary>
public sealed record ManifestSubject
{
    /// <summary>The remote's address without credentials, else the folder's name.</summary>
    public required string Repository { get; init; }

    /// <summary>The folder of the repository root below the git root, with <c>/</c>; empty when they are the same.</summary>
    public string Path { get; init => field = value ?? ""; } = "";

    /// <summary>The full hash of the commit.</summary>
    public string? Commit { get; init; }

    /// <summary>The branch; null when detached.</summary>
    public string? Branch { get; init; }

    /// <summary>The branch that the remote calls its default; null when git does not know.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>The committer's time in UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public string? CommitTime { get; init; }

    /// <summary>What ships, compared with what was verified; null for a manifest of builds.</summary>
    public ManifestArtifacts? Artifacts { get; init; }
}
