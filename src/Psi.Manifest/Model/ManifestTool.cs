namespace Psi.Manifest;

/// <summary>The tool that made the statements.</summary>
public sealed record ManifestTool
{
    /// <summary>For example <c>Psi.Analyzers</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its package version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the assembly whose rules looked, in lower-case hex; null where none had looked yet.</summary>
    public string? AnalyzersSha256 { get; init; }
}
