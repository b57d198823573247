namespace Psi.Manifest;

/// <summary>A file a statement rests on.</summary>
public sealed record ManifestInput
{
    /// <summary>Relative to the repository root, with <c>/</c>; a file from a package is named by its file name.</summary>
    public required string Path { get; init; }

    /// <summary>Of its bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }
}
