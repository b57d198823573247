namespace Psi.Inventory;

/// <summary>One project and target framework to find the component uses of. All paths are absolute.</summary>
public sealed record ProjectInventoryRequest
{
    /// <summary>The folder that paths are shown relative to. Nothing is searched outside of it.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The project file (<c>$(MSBuildProjectFullPath)</c>); of a file-based app its C# file.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>
    /// NuGet's <c>project.assets.json</c> (<c>$(ProjectAssetsFile)</c>); empty for a project for which there is nothing to restore.
    /// </summary>
    public required string AssetsFile { get; init; }

    /// <summary>
    /// The project's <c>packages.config</c>; null when it has none, or when NuGet passes over it because the project uses the .NET SDK.
    /// </summary>
    public string? PackagesConfig { get; init; }

    /// <summary>
    /// The framework as the project names it (<c>$(TargetFramework)</c>): <c>net10.0</c>, <c>net472</c>, or an alias of the project's own;
    /// may be empty.
    /// </summary>
    public required string TargetFramework { get; init; }

    /// <summary>The framework's full name (<c>$(TargetFrameworkMoniker)</c>): <c>.NETCoreApp,Version=v10.0</c>.</summary>
    public required string TargetFrameworkMoniker { get; init; }

    /// <summary>
    /// The platform's full name (<c>$(TargetPlatformMoniker)</c>), for instance <c>Windows,Version=7.0</c>; null or empty when there is
    /// none.
    /// </summary>
    public string? TargetPlatformMoniker { get; init; }

    /// <summary>
    /// The runtime the project is built for (<c>$(RuntimeIdentifier)</c>), for instance <c>linux-x64</c>; null or empty when it is built
    /// for any.
    /// </summary>
    public string? RuntimeIdentifier { get; init; }

    /// <summary>Whether the project is a test project (<c>$(IsTestProject)</c>): everything it uses is then used by tests.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>The .NET SDK in use (<c>$(NETCoreSdkVersion)</c>); null when not known.</summary>
    public string? SdkVersion { get; init; }

    /// <summary>How far the product may move to later runtimes (<c>$(RollForward)</c>); null for the default.</summary>
    public string? RollForward { get; init; }

    /// <summary>Whether the product brings its own runtime (<c>$(SelfContained)</c>).</summary>
    public bool IsSelfContained { get; init; }

    /// <summary>
    /// Whether the lock file may replace the assets file of a project that is not restored. A build always has an assets file.
    /// </summary>
    public bool AcceptsLockFile { get; init; }

    /// <summary>
    /// The packages that the project names as it is evaluated now (<c>@(PackageReference)</c>), without those the SDK adds by itself; null
    /// when not known. A package that the last restore did not know is a gap.
    /// </summary>
    public IReadOnlyList<string>? References { get; init; }

    /// <summary>
    /// The assemblies the compiler is given (<c>@(ReferencePath)</c>), without those that projects make; null when not known. One that
    /// nothing explains is a component.
    /// </summary>
    public IReadOnlyList<string>? ReferencePaths { get; init; }

    /// <summary>The analyzers and generators that the compiler is given and that are neither a project's nor the SDK's, absolute.</summary>
    public IReadOnlyList<string> AnalyzerPaths { get; init; } = [];

    /// <summary>
    /// The assemblies in the output that have the bytes of a package's, in whatever way they came there; of each all files, absolute, that
    /// it may be a copy of.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Copies { get; init; } = [];

    /// <summary>The folders into which NuGet unpacks packages.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>The folders of targeting packs, reference assemblies and the SDK; one in the repository is passed over.</summary>
    public IReadOnlyList<string> FrameworkFolders { get; init; } = [];

    /// <summary>
    /// Files that hold declarations, as far as the caller knows them (the <c>DefiningProjectFullPath</c> of its items). The project file
    /// and the <c>Directory.*</c> files from its folder up to the repository root are looked at without being named.
    /// </summary>
    public IReadOnlyList<string> DeclarationFiles { get; init; } = [];
}
