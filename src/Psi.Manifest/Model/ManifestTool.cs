namespace Psi.Manifest;

/// <summary>The tool that made the statements.</summary>
public sealed record ManifestTool
{
    /// <summary>For example <c>Psi.Analyzers</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its package version.</summary>
    public required string Version { get; init; }
}
