namespace Psi.Manifest;

/// <summary>A folder below the root of which the manifest says nothing.</summary>
public sealed record ManifestLeftOut
{
    /// <summary>Relative to the repository root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Why it is left out.</summary>
    public required string Reason { get; init; }
}
