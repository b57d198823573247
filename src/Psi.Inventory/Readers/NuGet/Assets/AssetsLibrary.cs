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

    /// <summary>Whether it brings an assembly, native library, resource, content file or framework reference of its own.</summary>
    public bool HasRuntimeAssets { get; init; }

    /// <summary>
    /// The assemblies it gives the compiler for this target, by their paths in the package: <c>lib/net8.0/Serilog.dll</c>. Empty for
    /// projects.
    /// </summary>
    public IReadOnlyList<string> CompileAssemblies { get; init; } = [];

    /// <summary>Of the package, in Base64; null for projects.</summary>
    public string? Sha512 { get; init; }

    /// <summary>A project's file relative to the folder of the project that was restored; null for packages.</summary>
    public string? ProjectPath { get; init; }
}
