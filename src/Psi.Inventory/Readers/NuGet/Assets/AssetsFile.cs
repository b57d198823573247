namespace Psi.Inventory;

/// <summary>What an assets file says of one target.</summary>
internal sealed record AssetsFile
{
    /// <summary>Each id once, ignoring case.</summary>
    public required IReadOnlyList<AssetsLibrary> Libraries { get; init; }

    /// <summary>Each id once, ignoring case.</summary>
    public required IReadOnlyList<DirectReference> DirectReferences { get; init; }

    /// <summary>The ranges that central package management pins transitive packages to, by id ignoring case.</summary>
    public required IReadOnlyDictionary<string, string> PinnedVersions { get; init; }

    /// <summary>Why restore failed; empty when it succeeded.</summary>
    public required IReadOnlyList<RestoreError> RestoreErrors { get; init; }

    /// <inheritdoc cref="AssetsFramework.FrameworkReferences"/>
    public IReadOnlyList<string> FrameworkReferences { get; init; } = [];

    /// <inheritdoc cref="AssetsFramework.Downloads"/>
    public IReadOnlyList<DownloadedPackage> Downloads { get; init; } = [];

    /// <inheritdoc cref="AssetsFramework.RuntimePackVersion"/>
    public string? RuntimePackVersion { get; init; }

    /// <summary>What NuGet's audit found for this target, or could not find out.</summary>
    public IReadOnlyList<AuditEntry> AuditEntries { get; init; } = [];

    /// <summary>How the project was restored.</summary>
    public RestoreSettings Restore { get; init; } = RestoreSettings.None;
}
