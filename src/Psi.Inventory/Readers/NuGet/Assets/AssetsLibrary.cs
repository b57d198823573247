namespace Psi.Inventory;

/// <summary>A package or project as restore resolved it for one target.</summary>
internal sealed record AssetsLibrary
{
    /// <summary>The id in the casing of the assets file.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>Whether it is a project of the same restore rather than a package.</summary>
    public bool IsProject { get; init; }

    /// <summary>The ids of what it depends on; not all need be in the target (restore prunes what the framework brings).</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Whether it brings an assembly, native library, resource, content file or framework reference itself.</summary>
    public bool HasRuntimeAssets { get; init; }

    /// <inheritdoc cref="ComponentUse.Package"/>
    public PackageContent Package { get; init; } = PackageContent.Unknown;

    /// <summary>A project's file relative to the folder of the project that was restored; null for packages.</summary>
    public string? ProjectPath { get; init; }
}
