using Psi.Policy;

namespace Psi.Build;

/// <summary>What MSBuild knows about the build of one project, framework and configuration. All paths are absolute.</summary>
internal sealed record BuildSettings
{
    /// <summary>The folder all shown paths are relative to.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The folder NuGet unpacks packages into; null when unknown.</summary>
    public string? PackageRoot { get; init; }

    /// <summary>The folders of the .NET SDK and of MSBuild, whose files no developer edits; empty when unknown.</summary>
    public IReadOnlyList<string> ToolFolders { get; init; } = [];

    /// <summary>The product file; it need not exist.</summary>
    public required string ProductFile { get; init; }

    /// <summary>The repository's baseline, in the folder of the product file; it need not exist.</summary>
    public string BaselineFile => Path.Combine(Path.GetDirectoryName(ProductFile)!, Policy.BaselineFile.FileName);

    /// <summary>Policy files in layer order.</summary>
    public required IReadOnlyList<PolicySource> Policies { get; init; }

    /// <summary><c>PsiEnforcement</c> as it was asked for; empty when it was not.</summary>
    public string RequestedEnforcement { get; init; } = "";

    /// <summary>The date to decide for, <c>yyyy-MM-dd</c>.</summary>
    public required string Today { get; init; }

    /// <summary>The project file.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>Whether Psi looks at the project; false when <c>PsiEnabled</c> is.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>NuGet's <c>*.nuget.g.props</c>, which imports what packages bring; it need not exist.</summary>
    public string PackageImports { get; init; } = "";

    /// <summary>NuGet's <c>project.assets.json</c>; empty for a project for which there is nothing to restore.</summary>
    public required string AssetsFile { get; init; }

    /// <summary>The project's <c>packages.config</c>; null when it has none that counts.</summary>
    public string? PackagesConfig { get; init; }

    /// <summary>For instance <c>net10.0</c>; empty in a project that does not use the .NET SDK.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>What the framework is called in results: <see cref="TargetFramework"/> or, without one, a name like it.</summary>
    public string FrameworkName { get => field ?? TargetFramework; init; }

    /// <summary>For instance <c>.NETCoreApp,Version=v10.0</c>.</summary>
    public required string TargetFrameworkMoniker { get; init; }

    /// <summary>For instance <c>Windows,Version=7.0</c>; null when the framework has no platform.</summary>
    public string? TargetPlatformMoniker { get; init; }

    /// <summary>Null when the build has none.</summary>
    public string? RuntimeIdentifier { get; init; }

    /// <summary>For instance <c>Release</c>.</summary>
    public required string Configuration { get; init; }

    /// <summary><c>C#</c>, <c>F#</c> or <c>VB</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The .NET SDK that builds; null when not known.</summary>
    public string? SdkVersion { get; init; }

    /// <summary><c>RollForward</c>; null when the project sets none.</summary>
    public string? RollForward { get; init; }

    /// <summary>Whether the product brings its own runtime.</summary>
    public bool IsSelfContained { get; init; }

    /// <summary>What the project says of itself that could make it a test project, or speaks against it.</summary>
    public TestProjectFacts Tests { get; init; } = new();

    /// <summary>
    /// Whether the project calls itself one of tests and nothing that is known before its compile contradicts it. Only the code can show
    /// that there are tests.
    /// </summary>
    public bool MayBeTests => Tests.IsDeclared && TestProjectDecision.Contradictions(Tests).Count == 0;

    /// <summary>Whether a lock file may replace the assets file, because the project is not being built.</summary>
    public bool AcceptsLockFile { get; init; }

    /// <summary>Files in which MSBuild says package references and versions are written.</summary>
    public IReadOnlyList<string> DeclarationFiles { get; init; } = [];

    /// <summary>The packages that the project names, with the files that name them; without those that the SDK adds by itself.</summary>
    public IReadOnlyList<NamedPackage> References { get; init; } = [];

    /// <summary>
    /// The assemblies the compiler is given, without those that projects make; null when they are not known yet.
    /// </summary>
    public IReadOnlyList<string>? ReferencePaths { get; init; }

    /// <inheritdoc cref="Psi.Inventory.ProjectInventoryRequest.AnalyzerPaths"/>
    public IReadOnlyList<string> AnalyzerPaths { get; init; } = [];

    /// <inheritdoc cref="Psi.Inventory.ProjectInventoryRequest.Copies"/>
    public IReadOnlyList<IReadOnlyList<string>> Copies { get; init; } = [];

    /// <summary>The folders into which NuGet unpacks packages.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>The folders of targeting packs and reference assemblies.</summary>
    public IReadOnlyList<string> FrameworkFolders { get; init; } = [];

    /// <summary>The projects that the project refers to.</summary>
    public IReadOnlyList<string> ProjectReferences { get; init; } = [];

    /// <summary>Psi settings that the repo or the command line changed, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Overrides { get; init; } = [];

    /// <summary>What is Psi's own and came from elsewhere.</summary>
    public IReadOnlyList<ForeignInput> Foreign { get; init; } = [];

    /// <summary>The folder of the pages of rules inside the package; empty when not known.</summary>
    public string RulePageFolder { get; init; } = "";

    /// <summary>The version of the package that runs.</summary>
    public required string PsiVersion { get; init; }

    /// <summary>SHA-256 of the assembly whose rules look, in lower-case hex; null before the compile.</summary>
    public string? AnalyzersSha256 { get; init; }

    /// <summary>Whether two steps of a build were told the same, apart from what only the later one can know.</summary>
    public bool SaysTheSameAs(BuildSettings other) =>
        WithoutLists(this) == WithoutLists(other)
        && ToolFolders.SequenceEqual(other.ToolFolders)
        && Policies.SequenceEqual(other.Policies)
        && DeclarationFiles.SequenceEqual(other.DeclarationFiles)
        && References.SequenceEqual(other.References)
        && (ReferencePaths ?? []).SequenceEqual(other.ReferencePaths ?? [])
        && AnalyzerPaths.SequenceEqual(other.AnalyzerPaths)
        && Copies.SelectMany(files => files).SequenceEqual(other.Copies.SelectMany(files => files))
        && PackageFolders.SequenceEqual(other.PackageFolders)
        && FrameworkFolders.SequenceEqual(other.FrameworkFolders)
        && ProjectReferences.SequenceEqual(other.ProjectReferences)
        && Overrides.SequenceEqual(other.Overrides)
        && Foreign.SequenceEqual(other.Foreign);

    // Lists are the same only when they are one object.
    private static BuildSettings WithoutLists(BuildSettings settings) => settings with
    {
        ToolFolders = [],
        Policies = [],
        DeclarationFiles = [],
        References = [],
        ReferencePaths = settings.ReferencePaths is null ? null : [],
        AnalyzerPaths = [],
        Copies = [],
        PackageFolders = [],
        FrameworkFolders = [],
        ProjectReferences = [],
        Overrides = [],
        Foreign = [],
        AnalyzersSha256 = null,
    };
}

/// <summary>A policy file and its layer.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Layer"><c>organisation</c> or <c>repository</c>, as the item's metadata says; empty for the default.</param>
internal sealed record PolicySource(string Path, string Layer);

/// <summary>A package that a project names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file that names it, absolute.</param>
internal sealed record NamedPackage(string Id, string File);
