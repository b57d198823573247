using Psi.Policy;

namespace Psi.Inventory;

/// <summary>What a compile refers to, and what explains a reference. All paths are absolute.</summary>
public sealed record PathReferenceRequest
{
    /// <summary>The folder that paths are shown relative to.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The project file, as it is shown: the place of what is written nowhere.</summary>
    public required FileLocation Project { get; init; }

    /// <summary>The assemblies the compiler is given (<c>@(ReferencePath)</c>, <c>/reference</c>).</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>
    /// The assemblies that ship with the project and have the bytes of a package's; of each all files that it may be a copy of.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Copies { get; init; } = [];

    /// <summary>The analyzers and generators that the compiler is given. What they are is used by the build.</summary>
    public IReadOnlyList<string> Analyzers { get; init; } = [];

    /// <summary>The folders into which NuGet unpacks packages, fallback folders among them.</summary>
    public required IReadOnlyList<string> PackageFolders { get; init; }

    /// <summary>The folders of targeting packs, reference assemblies and the SDK: what lies there is the framework.</summary>
    public required IReadOnlyList<string> FrameworkFolders { get; init; }

    /// <summary>The assemblies that projects of the repository make, reference assemblies among them.</summary>
    public required IReadOnlyList<string> ProjectOutputs { get; init; }

    /// <summary>What restore resolved: it explains every file of these packages.</summary>
    public required IReadOnlyList<PackageUrl> Resolved { get; init; }

    /// <summary>
    /// Whether a copy of a package's file is looked for in every package on this machine, which takes a while; else only in packages
    /// whose id goes with the assembly's name.
    /// </summary>
    public bool SearchesAllPackages { get; init; }

    /// <summary>The place of the <c>Reference</c> that names a file, as it is shown; null when it is written nowhere.</summary>
    public Func<string, FileLocation?> DeclaredAt { get; init; } = _ => null;

    /// <summary>Whether everything is used by tests.</summary>
    public bool IsTestProject { get; init; }
}
