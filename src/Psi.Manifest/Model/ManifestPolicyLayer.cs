using Psi.Policy;

namespace Psi.Manifest;

/// <summary>One policy file.</summary>
public sealed record ManifestPolicyLayer
{
    /// <summary>The file's name, or its path below the repository root.</summary>
    public required string Name { get; init; }

    /// <summary>Whose file it is.</summary>
    public required PolicyLayerKind Layer { get; init; }

    /// <summary>The version it states.</summary>
    public required string Version { get; init; }

    /// <summary>Of the file's bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }
}
