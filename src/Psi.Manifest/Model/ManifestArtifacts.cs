namespace Psi.Manifest;

/// <summary>What ships, compared with what was verified.</summary>
public sealed record ManifestArtifacts
{
    /// <summary>Whether anything was compared.</summary>
    public required ArtifactState State { get; init; }

    /// <summary>Every verified assembly, sorted by path.</summary>
    public IReadOnlyList<ManifestArtifact> Verified { get; init => field = value ?? []; } = [];

    /// <summary>Assemblies that ship and are not among those, nor of a package or of .NET, sorted by path.</summary>
    public IReadOnlyList<ManifestArtifact> Unexplained { get; init => field = value ?? []; } = [];
}

/// <summary>Whether what ships was compared with what was verified.</summary>
public enum ArtifactState
{
    /// <summary>Nobody said what ships.</summary>
    NotCompared,

    /// <summary>It was.</summary>
    Compared,
}

/// <summary>An assembly.</summary>
public sealed record ManifestArtifact
{
    /// <summary>Relative to the repository root, or to what ships, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-512 of its bytes, in lower-case hex.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The id of its module; null when it is no managed assembly.</summary>
    public string? Mvid { get; init; }

    /// <summary>The tool that made it of a verified assembly, as a policy's <c>rewriters</c> names it; null when none did.</summary>
    public string? RewrittenBy { get; init; }
}
